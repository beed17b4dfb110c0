import type { Page } from 'playwright-core';

type Role = 'textbox' | 'combobox' | 'checkbox' | 'slider';

/** An open dialog, by the title it shows. */
export function dialogOf(page: Page, title: string) {
  const dialog = page.getByRole('dialog', { name: title });
  return {
    field: (role: Role, name: string | RegExp) => dialog.getByRole(role, { name, exact: true }),
    button: (name: string) => dialog.getByRole('button', { name }),
    text: () => dialog.textContent(),
    isOpen: () => dialog.waitFor(),
    isClosed: () => dialog.waitFor({ state: 'detached' }),
    press: (name: string | RegExp) => dialog.getByRole('button', { name }).click(),
    /** Presses the button that acts, and waits until the server has agreed. */
    async confirm(name: string | RegExp) {
      await dialog.getByRole('button', { name }).click();
      await dialog.waitFor({ state: 'detached' });
    },
  };
}

/** The question for the god token. A password has no role of its own: it goes by its label. */
export function tokenDialogOf(page: Page) {
  const dialog = dialogOf(page, 'God token');
  return {
    ...dialog,
    async answer(token: string) {
      await page.getByRole('dialog', { name: 'God token' }).getByLabel('Token', { exact: true }).fill(token);
      await dialog.press('Use this token');
    },
  };
}
