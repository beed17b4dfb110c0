/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment FeedHeaderFields on FeedEvent {\n    __typename\n    epoch\n    firstSeq\n    lastSeq\n    prevSeq\n    ... on Lagged {\n      missed\n    }\n    ... on Resync {\n      reason\n    }\n  }\n": typeof types.FeedHeaderFieldsFragmentDoc,
    "\n  query Activity($interval: CandleInterval!, $last: Int!) {\n    markets {\n      symbol\n      candleColumns(interval: $interval, last: $last) {\n        openTimes\n        turnovers\n      }\n    }\n    occasions(first: 100) {\n      nodes {\n        ...OccasionFields\n      }\n    }\n  }\n": typeof types.ActivityDocument,
    "\n  query KeptActivity($id: String!, $market: String!, $interval: CandleInterval!, $last: Int!) {\n    run(id: $id) {\n      candles(market: $market, interval: $interval, last: $last) {\n        nodes {\n          openTime\n          turnover\n        }\n      }\n    }\n  }\n": typeof types.KeptActivityDocument,
    "\n  fragment OpenOrderFields on Order {\n    orderId\n    market\n    side\n    ...OrderTerms\n    timeInForce\n    priceSats\n    filledLots\n    remainingLots\n    status\n    placedAt\n  }\n": typeof types.OpenOrderFieldsFragmentDoc,
    "\n  query AgentPage($handle: String!) {\n    agent(handle: $handle) {\n      ...SeatFields\n      decisionCount\n      abstentionCount\n      inputTokens\n      outputTokens\n      costUsd\n      mood\n      notes {\n        seq\n        time\n        text\n      }\n      portfolio {\n        ...PortfolioFields\n      }\n      openOrders {\n        ...OpenOrderFields\n      }\n      fills(first: 50) {\n        nodes {\n          id\n          orderId\n          side\n          isMaker\n          feeSats\n          trade {\n            ...TradeFields\n          }\n          thought {\n            seq\n          }\n        }\n      }\n      thoughts(first: 50) {\n        nodes {\n          ...ThoughtFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.AgentPageDocument,
    "\n  query OrderOrigin($orderId: Float!) {\n    order(orderId: $orderId) {\n      thought {\n        seq\n      }\n    }\n  }\n": typeof types.OrderOriginDocument,
    "\n  query Decision($seq: Sequence!) {\n    thought(seq: $seq) {\n      ...ThoughtFields\n      fairValueSats\n      confidenceBps\n      horizonMs\n      memoryNote\n      wakeConditions {\n        kind\n        market\n        priceSats\n        spreadBps\n        delayMs\n      }\n      viewSeq\n      simAt\n      prompt\n      rawAnswer\n      orders {\n        placedSeq\n        placedAt\n        timeInForce\n        postOnly\n        fills {\n          id\n          isMaker\n          feeSats\n          trade {\n            ...TradeFields\n          }\n        }\n      }\n    }\n  }\n": typeof types.DecisionDocument,
    "\n  fragment Refusal on UserError {\n    code\n    message\n    field\n  }\n": typeof types.RefusalFragmentDoc,
    "\n  mutation Start($input: StartSimulationInput!) {\n    outcome: startSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.StartDocument,
    "\n  mutation Stop($input: StopSimulationInput!) {\n    outcome: stopSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.StopDocument,
    "\n  mutation Reset($input: ResetSimulationInput!) {\n    outcome: resetSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.ResetDocument,
    "\n  mutation Fork($input: ForkSimulationInput!) {\n    outcome: forkSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.ForkDocument,
    "\n  mutation Pause($input: PauseSimulationInput!) {\n    outcome: pauseSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.PauseDocument,
    "\n  mutation Resume($input: ResumeSimulationInput!) {\n    outcome: resumeSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.ResumeDocument,
    "\n  mutation Step($input: StepSimulationInput!) {\n    outcome: stepSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.StepDocument,
    "\n  mutation RunTo($input: RunSimulationToInput!) {\n    outcome: runSimulationTo(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.RunToDocument,
    "\n  mutation SetBudget($input: SetBudgetInput!) {\n    outcome: setBudget(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.SetBudgetDocument,
    "\n  mutation SetRunNote($input: SetRunNoteInput!) {\n    outcome: setRunNote(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.SetRunNoteDocument,
    "\n  mutation Speed($input: SetSimulationSpeedInput!) {\n    outcome: setSimulationSpeed(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.SpeedDocument,
    "\n  mutation News($input: InjectNewsInput!) {\n    outcome: injectNews(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.NewsDocument,
    "\n  mutation Shock($input: InjectPriceShockInput!) {\n    outcome: injectPriceShock(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.ShockDocument,
    "\n  mutation Halt($input: HaltMarketInput!) {\n    outcome: haltMarket(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.HaltDocument,
    "\n  mutation ResumeTrading($input: ResumeMarketInput!) {\n    outcome: resumeMarket(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.ResumeTradingDocument,
    "\n  mutation Spawn($input: SpawnAgentInput!) {\n    outcome: spawnAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.SpawnDocument,
    "\n  mutation Retire($input: RetireAgentInput!) {\n    outcome: retireAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.RetireDocument,
    "\n  mutation ThinkNow($input: ThinkNowInput!) {\n    outcome: thinkNow(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.ThinkNowDocument,
    "\n  mutation PauseAgent($input: PauseAgentInput!) {\n    outcome: pauseAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.PauseAgentDocument,
    "\n  mutation ResumeAgent($input: ResumeAgentInput!) {\n    outcome: resumeAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.ResumeAgentDocument,
    "\n  mutation SetBrain($input: SetBrainInput!) {\n    outcome: setBrain(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": typeof types.SetBrainDocument,
    "\n  fragment TickFields on Tick {\n    market\n    status\n    haltReason\n    auction {\n      reason\n      endsAt\n      indicativePrice\n      indicativeQuantity\n      surplusQuantity\n      surplusSide\n    }\n    last\n    bestBid\n    bestAsk\n    mid\n    spread\n    change\n    changeBps\n    turnover\n    day {\n      high\n      low\n      volumeLots\n      turnover\n      tradeCount\n      vwap\n    }\n    time\n  }\n": typeof types.TickFieldsFragmentDoc,
    "\n  fragment TradeFields on Trade {\n    id\n    seq\n    time\n    market\n    priceSats\n    quantityLots\n    isAuction\n    takerSide\n    maker\n    taker\n    makerKind\n    takerKind\n    makerOrderId\n    takerOrderId\n  }\n": typeof types.TradeFieldsFragmentDoc,
    "\n  fragment BarFields on CandleLists {\n    openTimes\n    opens\n    highs\n    lows\n    closes\n    volumesLots\n  }\n": typeof types.BarFieldsFragmentDoc,
    "\n  fragment OrderTerms on Order {\n    kind\n    quantityLots\n    stopPriceSats\n    displayLots\n    expireAt\n    linkedOrderId\n    isTriggered\n  }\n": typeof types.OrderTermsFragmentDoc,
    "\n  fragment ThoughtFields on Thought {\n    seq\n    time\n    agent\n    agentName\n    persona\n    brain {\n      kind\n      model\n      label\n    }\n    isScripted\n    viewSeq\n    wakeReason\n    stance\n    market\n    thesis\n    mood\n    publicLine\n    shortlist {\n      market\n      score\n      because\n    }\n    abstainCause\n    abstainDetail\n    clamps\n    orders {\n      orderId\n      market\n      side\n      ...OrderTerms\n      priceSats\n      filledLots\n      remainingLots\n      status\n      rejectReason\n      cancelReason\n    }\n    inputTokens\n    outputTokens\n    costUsd\n    latencyMs\n  }\n": typeof types.ThoughtFieldsFragmentDoc,
    "\n  fragment OccasionFields on Occasion {\n    id\n    seq\n    time\n    kind\n    market\n    participant\n    title\n    detail\n  }\n": typeof types.OccasionFieldsFragmentDoc,
    "\n  fragment BookSides on BookSnapshot {\n    bidPrices\n    bidQuantities\n    bidOrderCounts\n    askPrices\n    askQuantities\n    askOrderCounts\n    checksum\n  }\n": typeof types.BookSidesFragmentDoc,
    "\n  fragment PortfolioFields on Portfolio {\n    participant\n    balances {\n      asset\n      available\n      held\n      total\n    }\n    positions {\n      market\n      quantityLots\n      owedLots\n      averageCostSats\n      marketValueSats\n      unrealizedSats\n    }\n    equitySats\n    startEquitySats\n    profitSats\n    returnBps\n    realizedSats\n    feesPaidSats\n    turnoverSats\n    fillCount\n  }\n": typeof types.PortfolioFieldsFragmentDoc,
    "\n  subscription Ticks {\n    ticks(rate: MS_100) {\n      ...FeedHeaderFields\n      ... on TickBatch {\n        isSnapshot\n        ticks {\n          ...TickFields\n        }\n      }\n    }\n  }\n": typeof types.TicksDocument,
    "\n  subscription BookOf($market: String!, $depth: BookDepth!) {\n    book(market: $market, depth: $depth, rate: MS_100) {\n      ...FeedHeaderFields\n      ...BookSides\n      ... on BookDelta {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n    }\n  }\n": typeof types.BookOfDocument,
    "\n  subscription Trades($after: Sequence, $epoch: ID) {\n    trades(rate: MS_100, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on TradeBatch {\n        isSnapshot\n        trades {\n          ...TradeFields\n        }\n      }\n    }\n  }\n": typeof types.TradesDocument,
    "\n  subscription Candles($market: String!, $interval: CandleInterval!, $after: Sequence, $epoch: ID) {\n    candles(market: $market, interval: $interval, rate: MS_100, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ...BarFields\n    }\n  }\n": typeof types.CandlesDocument,
    "\n  subscription Thoughts($after: Sequence, $epoch: ID) {\n    thoughts(rate: MS_250, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on ThoughtBatch {\n        isSnapshot\n        thoughts {\n          ...ThoughtFields\n        }\n      }\n    }\n  }\n": typeof types.ThoughtsDocument,
    "\n  subscription ThoughtDeltas {\n    thoughtDeltas(rate: MS_100) {\n      ...FeedHeaderFields\n      ... on ThoughtDeltaBatch {\n        isSnapshot\n        deltas {\n          agent\n          viewSeq\n          revision\n          thesis\n          isDone\n        }\n      }\n    }\n  }\n": typeof types.ThoughtDeltasDocument,
    "\n  subscription Occasions($after: Sequence, $epoch: ID) {\n    occasions(rate: MS_250, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on OccasionBatch {\n        isSnapshot\n        occasions {\n          ...OccasionFields\n        }\n      }\n    }\n  }\n": typeof types.OccasionsDocument,
    "\n  subscription PortfolioOf($agents: [String!]!) {\n    portfolio(agents: $agents, rate: MS_1000) {\n      ...FeedHeaderFields\n      ... on PortfolioBatch {\n        isSnapshot\n        portfolios {\n          ...PortfolioFields\n        }\n      }\n    }\n  }\n": typeof types.PortfolioOfDocument,
    "\n  subscription Leaderboard {\n    leaderboard(rate: MS_1000) {\n      ...FeedHeaderFields\n      ... on LeaderboardUpdate {\n        rows {\n          ...BoardRowFields\n        }\n      }\n    }\n  }\n": typeof types.LeaderboardDocument,
    "\n  subscription Status {\n    simulationStatus(rate: MS_250) {\n      ...FeedHeaderFields\n      ... on SimulationStatusUpdate {\n        simulation {\n          ...SimulationFields\n        }\n        exchangeStatus\n        ledgerCheck {\n          ...LedgerFields\n        }\n        budget {\n          ...BudgetFields\n        }\n      }\n    }\n  }\n": typeof types.StatusDocument,
    "\n  fragment GaugeFields on Gauge {\n    value\n    samples\n  }\n": typeof types.GaugeFieldsFragmentDoc,
    "\n  query Health {\n    markets {\n      symbol\n      baseAsset\n      realism {\n        windowMs\n        spreadBps { ...GaugeFields }\n        touchLots { ...GaugeFields }\n        imbalance { ...GaugeFields }\n        orderToTrade { ...GaugeFields }\n        kurtosis { ...GaugeFields }\n        returnAutocorrelation { ...GaugeFields }\n        volatilityClustering { ...GaugeFields }\n        volumeVolatility { ...GaugeFields }\n      }\n    }\n    scoreboard {\n      monoculture {\n        agentCount\n        meanCorrelation\n        pairCount\n        sampleCount\n        families {\n          family\n          agentCount\n          meanCorrelation\n          pairCount\n        }\n      }\n    }\n    budget {\n      agentLines {\n        scope\n        spentUsd\n        limitUsd\n        share\n      }\n    }\n  }\n": typeof types.HealthDocument,
    "\n  query CandleHistory($market: String!, $interval: CandleInterval!, $last: Int!, $before: Cursor) {\n    market(symbol: $market) {\n      candleColumns(interval: $interval, last: $last, before: $before) {\n        ...BarFields\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n  }\n": typeof types.CandleHistoryDocument,
    "\n  query MarketTrades($market: String!, $first: Int!) {\n    market(symbol: $market) {\n      trades(first: $first) {\n        nodes {\n          ...TradeFields\n        }\n      }\n    }\n  }\n": typeof types.MarketTradesDocument,
    "\n  query Queue($market: String!, $depth: Int!) {\n    market(symbol: $market) {\n      bids: queue(side: BUY, depth: $depth) {\n        ...QueuedFields\n      }\n      asks: queue(side: SELL, depth: $depth) {\n        ...QueuedFields\n      }\n    }\n  }\n  fragment QueuedFields on QueuedOrder {\n    orderId\n    participant\n    priceSats\n    displayedLots\n  }\n": typeof types.QueueDocument,
    "\n  query Runs($first: Int!, $after: Cursor) {\n    runs(first: $first, after: $after) {\n      nodes {\n        runId\n        scenario\n        seed\n        codeVersion\n        status\n        isCurrent\n        startedAt\n        endedAt\n        endReason\n        lastSeq\n        simAt\n        tradeCount\n        sizeBytes\n        note\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n    removedRuns {\n      runId\n      sizeBytes\n      at\n    }\n  }\n": typeof types.RunsDocument,
    "\n  fragment RunFields on Run {\n    runId\n    scenario\n    seed\n    codeVersion\n    status\n    isCurrent\n    startedAt\n    endedAt\n    endReason\n    lastSeq\n    simAt\n    tradeCount\n    sizeBytes\n    note\n    parent\n    forkedAtSeq\n    scenarioHash\n    semanticsVersion\n    stateHash\n    exports {\n      format\n      table\n      url\n    }\n    leaderboard {\n      ...BoardRowFields\n    }\n    ledgerCheck {\n      ...LedgerFields\n    }\n  }\n": typeof types.RunFieldsFragmentDoc,
    "\n  query RunDetail($id: String!) {\n    run(id: $id) {\n      ...RunFields\n      occasions(first: 30) {\n        nodes {\n          ...OccasionFields\n        }\n      }\n    }\n  }\n": typeof types.RunDetailDocument,
    "\n  query RunPage($id: String!) {\n    run(id: $id) {\n      ...RunFields\n      agents {\n        handle\n        name\n        persona\n        status\n        isScripted\n        brain {\n          kind\n          model\n          label\n        }\n        equityCurve {\n          time\n          equitySats\n        }\n      }\n      occasions(first: 100) {\n        nodes {\n          ...OccasionFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.RunPageDocument,
    "\n  query RunFigures($id: String!) {\n    run(id: $id) {\n      agents {\n        handle\n        inputTokens\n        outputTokens\n        costUsd\n      }\n      markets {\n        symbol\n        baseAsset\n        makerFeeBps\n        takerFeeBps\n        tickSats\n      }\n    }\n  }\n": typeof types.RunFiguresDocument,
    "\n  query RunOccasions($id: String!, $after: Cursor) {\n    run(id: $id) {\n      occasions(first: 100, after: $after) {\n        nodes {\n          ...OccasionFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.RunOccasionsDocument,
    "\n  fragment SimulationFields on Simulation {\n    status\n    seq\n    epoch\n    simAt\n    time\n    speed\n    goal {\n      time\n      seq\n    }\n    scenario\n    seed\n    startedAt\n    problem\n    lostMs\n    eventsPerSecond\n  }\n": typeof types.SimulationFieldsFragmentDoc,
    "\n  fragment BudgetFields on Budget {\n    lines {\n      scope\n      spentUsd\n      reservedUsd\n      limitUsd\n      share\n      isReached\n    }\n    burnUsdPerMinute\n    minutesToCap\n    modelSeats\n    isPausedAtCap\n  }\n": typeof types.BudgetFieldsFragmentDoc,
    "\n  fragment LedgerFields on LedgerCheck {\n    balanced\n    seq\n    assets {\n      asset\n      total\n      issued\n    }\n  }\n": typeof types.LedgerFieldsFragmentDoc,
    "\n  fragment BoardRowFields on LeaderboardRow {\n    rank\n    participant\n    name\n    isBaseline\n    isScripted\n    equitySats\n    profitSats\n    returnBps\n    maxDrawdownBps\n    fillCount\n    decisionCount\n  }\n": typeof types.BoardRowFieldsFragmentDoc,
    "\n  fragment MarketFields on Market {\n    symbol\n    name\n    baseAsset\n    quoteAsset\n    lotsPerUnit\n    tickSats\n    makerFeeBps\n    takerFeeBps\n    status\n    rules {\n      auctionMs\n    }\n    sparkline(count: 60)\n  }\n": typeof types.MarketFieldsFragmentDoc,
    "\n  fragment SeatFields on Agent {\n    handle\n    name\n    persona\n    description\n    status\n    isScripted\n    brain {\n      kind\n      model\n      label\n      standsInFor\n    }\n    equityCurve {\n      time\n      equitySats\n    }\n  }\n": typeof types.SeatFieldsFragmentDoc,
    "\n  query Terminal {\n    serverInfo {\n      version\n    }\n    simulation {\n      ...SimulationFields\n    }\n    exchangeStatus\n    scenarios {\n      name\n      title\n      description\n      speed\n      markets\n      startAt\n      warmUpMs\n      needsPrices\n      participants {\n        kind\n        count\n      }\n      events {\n        atMs\n        kind\n        markets\n        title\n      }\n    }\n    markets {\n      ...MarketFields\n    }\n    agents {\n      ...SeatFields\n    }\n    participants {\n      participantId\n      name\n      kind\n      strategy\n      status\n      market\n    }\n  }\n": typeof types.TerminalDocument,
};
const documents: Documents = {
    "\n  fragment FeedHeaderFields on FeedEvent {\n    __typename\n    epoch\n    firstSeq\n    lastSeq\n    prevSeq\n    ... on Lagged {\n      missed\n    }\n    ... on Resync {\n      reason\n    }\n  }\n": types.FeedHeaderFieldsFragmentDoc,
    "\n  query Activity($interval: CandleInterval!, $last: Int!) {\n    markets {\n      symbol\n      candleColumns(interval: $interval, last: $last) {\n        openTimes\n        turnovers\n      }\n    }\n    occasions(first: 100) {\n      nodes {\n        ...OccasionFields\n      }\n    }\n  }\n": types.ActivityDocument,
    "\n  query KeptActivity($id: String!, $market: String!, $interval: CandleInterval!, $last: Int!) {\n    run(id: $id) {\n      candles(market: $market, interval: $interval, last: $last) {\n        nodes {\n          openTime\n          turnover\n        }\n      }\n    }\n  }\n": types.KeptActivityDocument,
    "\n  fragment OpenOrderFields on Order {\n    orderId\n    market\n    side\n    ...OrderTerms\n    timeInForce\n    priceSats\n    filledLots\n    remainingLots\n    status\n    placedAt\n  }\n": types.OpenOrderFieldsFragmentDoc,
    "\n  query AgentPage($handle: String!) {\n    agent(handle: $handle) {\n      ...SeatFields\n      decisionCount\n      abstentionCount\n      inputTokens\n      outputTokens\n      costUsd\n      mood\n      notes {\n        seq\n        time\n        text\n      }\n      portfolio {\n        ...PortfolioFields\n      }\n      openOrders {\n        ...OpenOrderFields\n      }\n      fills(first: 50) {\n        nodes {\n          id\n          orderId\n          side\n          isMaker\n          feeSats\n          trade {\n            ...TradeFields\n          }\n          thought {\n            seq\n          }\n        }\n      }\n      thoughts(first: 50) {\n        nodes {\n          ...ThoughtFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.AgentPageDocument,
    "\n  query OrderOrigin($orderId: Float!) {\n    order(orderId: $orderId) {\n      thought {\n        seq\n      }\n    }\n  }\n": types.OrderOriginDocument,
    "\n  query Decision($seq: Sequence!) {\n    thought(seq: $seq) {\n      ...ThoughtFields\n      fairValueSats\n      confidenceBps\n      horizonMs\n      memoryNote\n      wakeConditions {\n        kind\n        market\n        priceSats\n        spreadBps\n        delayMs\n      }\n      viewSeq\n      simAt\n      prompt\n      rawAnswer\n      orders {\n        placedSeq\n        placedAt\n        timeInForce\n        postOnly\n        fills {\n          id\n          isMaker\n          feeSats\n          trade {\n            ...TradeFields\n          }\n        }\n      }\n    }\n  }\n": types.DecisionDocument,
    "\n  fragment Refusal on UserError {\n    code\n    message\n    field\n  }\n": types.RefusalFragmentDoc,
    "\n  mutation Start($input: StartSimulationInput!) {\n    outcome: startSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.StartDocument,
    "\n  mutation Stop($input: StopSimulationInput!) {\n    outcome: stopSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.StopDocument,
    "\n  mutation Reset($input: ResetSimulationInput!) {\n    outcome: resetSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.ResetDocument,
    "\n  mutation Fork($input: ForkSimulationInput!) {\n    outcome: forkSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.ForkDocument,
    "\n  mutation Pause($input: PauseSimulationInput!) {\n    outcome: pauseSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.PauseDocument,
    "\n  mutation Resume($input: ResumeSimulationInput!) {\n    outcome: resumeSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.ResumeDocument,
    "\n  mutation Step($input: StepSimulationInput!) {\n    outcome: stepSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.StepDocument,
    "\n  mutation RunTo($input: RunSimulationToInput!) {\n    outcome: runSimulationTo(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.RunToDocument,
    "\n  mutation SetBudget($input: SetBudgetInput!) {\n    outcome: setBudget(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.SetBudgetDocument,
    "\n  mutation SetRunNote($input: SetRunNoteInput!) {\n    outcome: setRunNote(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.SetRunNoteDocument,
    "\n  mutation Speed($input: SetSimulationSpeedInput!) {\n    outcome: setSimulationSpeed(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.SpeedDocument,
    "\n  mutation News($input: InjectNewsInput!) {\n    outcome: injectNews(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.NewsDocument,
    "\n  mutation Shock($input: InjectPriceShockInput!) {\n    outcome: injectPriceShock(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.ShockDocument,
    "\n  mutation Halt($input: HaltMarketInput!) {\n    outcome: haltMarket(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.HaltDocument,
    "\n  mutation ResumeTrading($input: ResumeMarketInput!) {\n    outcome: resumeMarket(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.ResumeTradingDocument,
    "\n  mutation Spawn($input: SpawnAgentInput!) {\n    outcome: spawnAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.SpawnDocument,
    "\n  mutation Retire($input: RetireAgentInput!) {\n    outcome: retireAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.RetireDocument,
    "\n  mutation ThinkNow($input: ThinkNowInput!) {\n    outcome: thinkNow(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.ThinkNowDocument,
    "\n  mutation PauseAgent($input: PauseAgentInput!) {\n    outcome: pauseAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.PauseAgentDocument,
    "\n  mutation ResumeAgent($input: ResumeAgentInput!) {\n    outcome: resumeAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.ResumeAgentDocument,
    "\n  mutation SetBrain($input: SetBrainInput!) {\n    outcome: setBrain(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n": types.SetBrainDocument,
    "\n  fragment TickFields on Tick {\n    market\n    status\n    haltReason\n    auction {\n      reason\n      endsAt\n      indicativePrice\n      indicativeQuantity\n      surplusQuantity\n      surplusSide\n    }\n    last\n    bestBid\n    bestAsk\n    mid\n    spread\n    change\n    changeBps\n    turnover\n    day {\n      high\n      low\n      volumeLots\n      turnover\n      tradeCount\n      vwap\n    }\n    time\n  }\n": types.TickFieldsFragmentDoc,
    "\n  fragment TradeFields on Trade {\n    id\n    seq\n    time\n    market\n    priceSats\n    quantityLots\n    isAuction\n    takerSide\n    maker\n    taker\n    makerKind\n    takerKind\n    makerOrderId\n    takerOrderId\n  }\n": types.TradeFieldsFragmentDoc,
    "\n  fragment BarFields on CandleLists {\n    openTimes\n    opens\n    highs\n    lows\n    closes\n    volumesLots\n  }\n": types.BarFieldsFragmentDoc,
    "\n  fragment OrderTerms on Order {\n    kind\n    quantityLots\n    stopPriceSats\n    displayLots\n    expireAt\n    linkedOrderId\n    isTriggered\n  }\n": types.OrderTermsFragmentDoc,
    "\n  fragment ThoughtFields on Thought {\n    seq\n    time\n    agent\n    agentName\n    persona\n    brain {\n      kind\n      model\n      label\n    }\n    isScripted\n    viewSeq\n    wakeReason\n    stance\n    market\n    thesis\n    mood\n    publicLine\n    shortlist {\n      market\n      score\n      because\n    }\n    abstainCause\n    abstainDetail\n    clamps\n    orders {\n      orderId\n      market\n      side\n      ...OrderTerms\n      priceSats\n      filledLots\n      remainingLots\n      status\n      rejectReason\n      cancelReason\n    }\n    inputTokens\n    outputTokens\n    costUsd\n    latencyMs\n  }\n": types.ThoughtFieldsFragmentDoc,
    "\n  fragment OccasionFields on Occasion {\n    id\n    seq\n    time\n    kind\n    market\n    participant\n    title\n    detail\n  }\n": types.OccasionFieldsFragmentDoc,
    "\n  fragment BookSides on BookSnapshot {\n    bidPrices\n    bidQuantities\n    bidOrderCounts\n    askPrices\n    askQuantities\n    askOrderCounts\n    checksum\n  }\n": types.BookSidesFragmentDoc,
    "\n  fragment PortfolioFields on Portfolio {\n    participant\n    balances {\n      asset\n      available\n      held\n      total\n    }\n    positions {\n      market\n      quantityLots\n      owedLots\n      averageCostSats\n      marketValueSats\n      unrealizedSats\n    }\n    equitySats\n    startEquitySats\n    profitSats\n    returnBps\n    realizedSats\n    feesPaidSats\n    turnoverSats\n    fillCount\n  }\n": types.PortfolioFieldsFragmentDoc,
    "\n  subscription Ticks {\n    ticks(rate: MS_100) {\n      ...FeedHeaderFields\n      ... on TickBatch {\n        isSnapshot\n        ticks {\n          ...TickFields\n        }\n      }\n    }\n  }\n": types.TicksDocument,
    "\n  subscription BookOf($market: String!, $depth: BookDepth!) {\n    book(market: $market, depth: $depth, rate: MS_100) {\n      ...FeedHeaderFields\n      ...BookSides\n      ... on BookDelta {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n    }\n  }\n": types.BookOfDocument,
    "\n  subscription Trades($after: Sequence, $epoch: ID) {\n    trades(rate: MS_100, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on TradeBatch {\n        isSnapshot\n        trades {\n          ...TradeFields\n        }\n      }\n    }\n  }\n": types.TradesDocument,
    "\n  subscription Candles($market: String!, $interval: CandleInterval!, $after: Sequence, $epoch: ID) {\n    candles(market: $market, interval: $interval, rate: MS_100, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ...BarFields\n    }\n  }\n": types.CandlesDocument,
    "\n  subscription Thoughts($after: Sequence, $epoch: ID) {\n    thoughts(rate: MS_250, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on ThoughtBatch {\n        isSnapshot\n        thoughts {\n          ...ThoughtFields\n        }\n      }\n    }\n  }\n": types.ThoughtsDocument,
    "\n  subscription ThoughtDeltas {\n    thoughtDeltas(rate: MS_100) {\n      ...FeedHeaderFields\n      ... on ThoughtDeltaBatch {\n        isSnapshot\n        deltas {\n          agent\n          viewSeq\n          revision\n          thesis\n          isDone\n        }\n      }\n    }\n  }\n": types.ThoughtDeltasDocument,
    "\n  subscription Occasions($after: Sequence, $epoch: ID) {\n    occasions(rate: MS_250, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on OccasionBatch {\n        isSnapshot\n        occasions {\n          ...OccasionFields\n        }\n      }\n    }\n  }\n": types.OccasionsDocument,
    "\n  subscription PortfolioOf($agents: [String!]!) {\n    portfolio(agents: $agents, rate: MS_1000) {\n      ...FeedHeaderFields\n      ... on PortfolioBatch {\n        isSnapshot\n        portfolios {\n          ...PortfolioFields\n        }\n      }\n    }\n  }\n": types.PortfolioOfDocument,
    "\n  subscription Leaderboard {\n    leaderboard(rate: MS_1000) {\n      ...FeedHeaderFields\n      ... on LeaderboardUpdate {\n        rows {\n          ...BoardRowFields\n        }\n      }\n    }\n  }\n": types.LeaderboardDocument,
    "\n  subscription Status {\n    simulationStatus(rate: MS_250) {\n      ...FeedHeaderFields\n      ... on SimulationStatusUpdate {\n        simulation {\n          ...SimulationFields\n        }\n        exchangeStatus\n        ledgerCheck {\n          ...LedgerFields\n        }\n        budget {\n          ...BudgetFields\n        }\n      }\n    }\n  }\n": types.StatusDocument,
    "\n  fragment GaugeFields on Gauge {\n    value\n    samples\n  }\n": types.GaugeFieldsFragmentDoc,
    "\n  query Health {\n    markets {\n      symbol\n      baseAsset\n      realism {\n        windowMs\n        spreadBps { ...GaugeFields }\n        touchLots { ...GaugeFields }\n        imbalance { ...GaugeFields }\n        orderToTrade { ...GaugeFields }\n        kurtosis { ...GaugeFields }\n        returnAutocorrelation { ...GaugeFields }\n        volatilityClustering { ...GaugeFields }\n        volumeVolatility { ...GaugeFields }\n      }\n    }\n    scoreboard {\n      monoculture {\n        agentCount\n        meanCorrelation\n        pairCount\n        sampleCount\n        families {\n          family\n          agentCount\n          meanCorrelation\n          pairCount\n        }\n      }\n    }\n    budget {\n      agentLines {\n        scope\n        spentUsd\n        limitUsd\n        share\n      }\n    }\n  }\n": types.HealthDocument,
    "\n  query CandleHistory($market: String!, $interval: CandleInterval!, $last: Int!, $before: Cursor) {\n    market(symbol: $market) {\n      candleColumns(interval: $interval, last: $last, before: $before) {\n        ...BarFields\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n  }\n": types.CandleHistoryDocument,
    "\n  query MarketTrades($market: String!, $first: Int!) {\n    market(symbol: $market) {\n      trades(first: $first) {\n        nodes {\n          ...TradeFields\n        }\n      }\n    }\n  }\n": types.MarketTradesDocument,
    "\n  query Queue($market: String!, $depth: Int!) {\n    market(symbol: $market) {\n      bids: queue(side: BUY, depth: $depth) {\n        ...QueuedFields\n      }\n      asks: queue(side: SELL, depth: $depth) {\n        ...QueuedFields\n      }\n    }\n  }\n  fragment QueuedFields on QueuedOrder {\n    orderId\n    participant\n    priceSats\n    displayedLots\n  }\n": types.QueueDocument,
    "\n  query Runs($first: Int!, $after: Cursor) {\n    runs(first: $first, after: $after) {\n      nodes {\n        runId\n        scenario\n        seed\n        codeVersion\n        status\n        isCurrent\n        startedAt\n        endedAt\n        endReason\n        lastSeq\n        simAt\n        tradeCount\n        sizeBytes\n        note\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n    removedRuns {\n      runId\n      sizeBytes\n      at\n    }\n  }\n": types.RunsDocument,
    "\n  fragment RunFields on Run {\n    runId\n    scenario\n    seed\n    codeVersion\n    status\n    isCurrent\n    startedAt\n    endedAt\n    endReason\n    lastSeq\n    simAt\n    tradeCount\n    sizeBytes\n    note\n    parent\n    forkedAtSeq\n    scenarioHash\n    semanticsVersion\n    stateHash\n    exports {\n      format\n      table\n      url\n    }\n    leaderboard {\n      ...BoardRowFields\n    }\n    ledgerCheck {\n      ...LedgerFields\n    }\n  }\n": types.RunFieldsFragmentDoc,
    "\n  query RunDetail($id: String!) {\n    run(id: $id) {\n      ...RunFields\n      occasions(first: 30) {\n        nodes {\n          ...OccasionFields\n        }\n      }\n    }\n  }\n": types.RunDetailDocument,
    "\n  query RunPage($id: String!) {\n    run(id: $id) {\n      ...RunFields\n      agents {\n        handle\n        name\n        persona\n        status\n        isScripted\n        brain {\n          kind\n          model\n          label\n        }\n        equityCurve {\n          time\n          equitySats\n        }\n      }\n      occasions(first: 100) {\n        nodes {\n          ...OccasionFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.RunPageDocument,
    "\n  query RunFigures($id: String!) {\n    run(id: $id) {\n      agents {\n        handle\n        inputTokens\n        outputTokens\n        costUsd\n      }\n      markets {\n        symbol\n        baseAsset\n        makerFeeBps\n        takerFeeBps\n        tickSats\n      }\n    }\n  }\n": types.RunFiguresDocument,
    "\n  query RunOccasions($id: String!, $after: Cursor) {\n    run(id: $id) {\n      occasions(first: 100, after: $after) {\n        nodes {\n          ...OccasionFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.RunOccasionsDocument,
    "\n  fragment SimulationFields on Simulation {\n    status\n    seq\n    epoch\n    simAt\n    time\n    speed\n    goal {\n      time\n      seq\n    }\n    scenario\n    seed\n    startedAt\n    problem\n    lostMs\n    eventsPerSecond\n  }\n": types.SimulationFieldsFragmentDoc,
    "\n  fragment BudgetFields on Budget {\n    lines {\n      scope\n      spentUsd\n      reservedUsd\n      limitUsd\n      share\n      isReached\n    }\n    burnUsdPerMinute\n    minutesToCap\n    modelSeats\n    isPausedAtCap\n  }\n": types.BudgetFieldsFragmentDoc,
    "\n  fragment LedgerFields on LedgerCheck {\n    balanced\n    seq\n    assets {\n      asset\n      total\n      issued\n    }\n  }\n": types.LedgerFieldsFragmentDoc,
    "\n  fragment BoardRowFields on LeaderboardRow {\n    rank\n    participant\n    name\n    isBaseline\n    isScripted\n    equitySats\n    profitSats\n    returnBps\n    maxDrawdownBps\n    fillCount\n    decisionCount\n  }\n": types.BoardRowFieldsFragmentDoc,
    "\n  fragment MarketFields on Market {\n    symbol\n    name\n    baseAsset\n    quoteAsset\n    lotsPerUnit\n    tickSats\n    makerFeeBps\n    takerFeeBps\n    status\n    rules {\n      auctionMs\n    }\n    sparkline(count: 60)\n  }\n": types.MarketFieldsFragmentDoc,
    "\n  fragment SeatFields on Agent {\n    handle\n    name\n    persona\n    description\n    status\n    isScripted\n    brain {\n      kind\n      model\n      label\n      standsInFor\n    }\n    equityCurve {\n      time\n      equitySats\n    }\n  }\n": types.SeatFieldsFragmentDoc,
    "\n  query Terminal {\n    serverInfo {\n      version\n    }\n    simulation {\n      ...SimulationFields\n    }\n    exchangeStatus\n    scenarios {\n      name\n      title\n      description\n      speed\n      markets\n      startAt\n      warmUpMs\n      needsPrices\n      participants {\n        kind\n        count\n      }\n      events {\n        atMs\n        kind\n        markets\n        title\n      }\n    }\n    markets {\n      ...MarketFields\n    }\n    agents {\n      ...SeatFields\n    }\n    participants {\n      participantId\n      name\n      kind\n      strategy\n      status\n      market\n    }\n  }\n": types.TerminalDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FeedHeaderFields on FeedEvent {\n    __typename\n    epoch\n    firstSeq\n    lastSeq\n    prevSeq\n    ... on Lagged {\n      missed\n    }\n    ... on Resync {\n      reason\n    }\n  }\n"): (typeof documents)["\n  fragment FeedHeaderFields on FeedEvent {\n    __typename\n    epoch\n    firstSeq\n    lastSeq\n    prevSeq\n    ... on Lagged {\n      missed\n    }\n    ... on Resync {\n      reason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Activity($interval: CandleInterval!, $last: Int!) {\n    markets {\n      symbol\n      candleColumns(interval: $interval, last: $last) {\n        openTimes\n        turnovers\n      }\n    }\n    occasions(first: 100) {\n      nodes {\n        ...OccasionFields\n      }\n    }\n  }\n"): (typeof documents)["\n  query Activity($interval: CandleInterval!, $last: Int!) {\n    markets {\n      symbol\n      candleColumns(interval: $interval, last: $last) {\n        openTimes\n        turnovers\n      }\n    }\n    occasions(first: 100) {\n      nodes {\n        ...OccasionFields\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeptActivity($id: String!, $market: String!, $interval: CandleInterval!, $last: Int!) {\n    run(id: $id) {\n      candles(market: $market, interval: $interval, last: $last) {\n        nodes {\n          openTime\n          turnover\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query KeptActivity($id: String!, $market: String!, $interval: CandleInterval!, $last: Int!) {\n    run(id: $id) {\n      candles(market: $market, interval: $interval, last: $last) {\n        nodes {\n          openTime\n          turnover\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OpenOrderFields on Order {\n    orderId\n    market\n    side\n    ...OrderTerms\n    timeInForce\n    priceSats\n    filledLots\n    remainingLots\n    status\n    placedAt\n  }\n"): (typeof documents)["\n  fragment OpenOrderFields on Order {\n    orderId\n    market\n    side\n    ...OrderTerms\n    timeInForce\n    priceSats\n    filledLots\n    remainingLots\n    status\n    placedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgentPage($handle: String!) {\n    agent(handle: $handle) {\n      ...SeatFields\n      decisionCount\n      abstentionCount\n      inputTokens\n      outputTokens\n      costUsd\n      mood\n      notes {\n        seq\n        time\n        text\n      }\n      portfolio {\n        ...PortfolioFields\n      }\n      openOrders {\n        ...OpenOrderFields\n      }\n      fills(first: 50) {\n        nodes {\n          id\n          orderId\n          side\n          isMaker\n          feeSats\n          trade {\n            ...TradeFields\n          }\n          thought {\n            seq\n          }\n        }\n      }\n      thoughts(first: 50) {\n        nodes {\n          ...ThoughtFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AgentPage($handle: String!) {\n    agent(handle: $handle) {\n      ...SeatFields\n      decisionCount\n      abstentionCount\n      inputTokens\n      outputTokens\n      costUsd\n      mood\n      notes {\n        seq\n        time\n        text\n      }\n      portfolio {\n        ...PortfolioFields\n      }\n      openOrders {\n        ...OpenOrderFields\n      }\n      fills(first: 50) {\n        nodes {\n          id\n          orderId\n          side\n          isMaker\n          feeSats\n          trade {\n            ...TradeFields\n          }\n          thought {\n            seq\n          }\n        }\n      }\n      thoughts(first: 50) {\n        nodes {\n          ...ThoughtFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderOrigin($orderId: Float!) {\n    order(orderId: $orderId) {\n      thought {\n        seq\n      }\n    }\n  }\n"): (typeof documents)["\n  query OrderOrigin($orderId: Float!) {\n    order(orderId: $orderId) {\n      thought {\n        seq\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Decision($seq: Sequence!) {\n    thought(seq: $seq) {\n      ...ThoughtFields\n      fairValueSats\n      confidenceBps\n      horizonMs\n      memoryNote\n      wakeConditions {\n        kind\n        market\n        priceSats\n        spreadBps\n        delayMs\n      }\n      viewSeq\n      simAt\n      prompt\n      rawAnswer\n      orders {\n        placedSeq\n        placedAt\n        timeInForce\n        postOnly\n        fills {\n          id\n          isMaker\n          feeSats\n          trade {\n            ...TradeFields\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Decision($seq: Sequence!) {\n    thought(seq: $seq) {\n      ...ThoughtFields\n      fairValueSats\n      confidenceBps\n      horizonMs\n      memoryNote\n      wakeConditions {\n        kind\n        market\n        priceSats\n        spreadBps\n        delayMs\n      }\n      viewSeq\n      simAt\n      prompt\n      rawAnswer\n      orders {\n        placedSeq\n        placedAt\n        timeInForce\n        postOnly\n        fills {\n          id\n          isMaker\n          feeSats\n          trade {\n            ...TradeFields\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Refusal on UserError {\n    code\n    message\n    field\n  }\n"): (typeof documents)["\n  fragment Refusal on UserError {\n    code\n    message\n    field\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Start($input: StartSimulationInput!) {\n    outcome: startSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Start($input: StartSimulationInput!) {\n    outcome: startSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Stop($input: StopSimulationInput!) {\n    outcome: stopSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Stop($input: StopSimulationInput!) {\n    outcome: stopSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Reset($input: ResetSimulationInput!) {\n    outcome: resetSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Reset($input: ResetSimulationInput!) {\n    outcome: resetSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Fork($input: ForkSimulationInput!) {\n    outcome: forkSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Fork($input: ForkSimulationInput!) {\n    outcome: forkSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Pause($input: PauseSimulationInput!) {\n    outcome: pauseSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Pause($input: PauseSimulationInput!) {\n    outcome: pauseSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Resume($input: ResumeSimulationInput!) {\n    outcome: resumeSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Resume($input: ResumeSimulationInput!) {\n    outcome: resumeSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Step($input: StepSimulationInput!) {\n    outcome: stepSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Step($input: StepSimulationInput!) {\n    outcome: stepSimulation(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RunTo($input: RunSimulationToInput!) {\n    outcome: runSimulationTo(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation RunTo($input: RunSimulationToInput!) {\n    outcome: runSimulationTo(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetBudget($input: SetBudgetInput!) {\n    outcome: setBudget(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation SetBudget($input: SetBudgetInput!) {\n    outcome: setBudget(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetRunNote($input: SetRunNoteInput!) {\n    outcome: setRunNote(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation SetRunNote($input: SetRunNoteInput!) {\n    outcome: setRunNote(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Speed($input: SetSimulationSpeedInput!) {\n    outcome: setSimulationSpeed(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Speed($input: SetSimulationSpeedInput!) {\n    outcome: setSimulationSpeed(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation News($input: InjectNewsInput!) {\n    outcome: injectNews(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation News($input: InjectNewsInput!) {\n    outcome: injectNews(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Shock($input: InjectPriceShockInput!) {\n    outcome: injectPriceShock(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Shock($input: InjectPriceShockInput!) {\n    outcome: injectPriceShock(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Halt($input: HaltMarketInput!) {\n    outcome: haltMarket(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Halt($input: HaltMarketInput!) {\n    outcome: haltMarket(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeTrading($input: ResumeMarketInput!) {\n    outcome: resumeMarket(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation ResumeTrading($input: ResumeMarketInput!) {\n    outcome: resumeMarket(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Spawn($input: SpawnAgentInput!) {\n    outcome: spawnAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Spawn($input: SpawnAgentInput!) {\n    outcome: spawnAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Retire($input: RetireAgentInput!) {\n    outcome: retireAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation Retire($input: RetireAgentInput!) {\n    outcome: retireAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ThinkNow($input: ThinkNowInput!) {\n    outcome: thinkNow(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation ThinkNow($input: ThinkNowInput!) {\n    outcome: thinkNow(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseAgent($input: PauseAgentInput!) {\n    outcome: pauseAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation PauseAgent($input: PauseAgentInput!) {\n    outcome: pauseAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeAgent($input: ResumeAgentInput!) {\n    outcome: resumeAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation ResumeAgent($input: ResumeAgentInput!) {\n    outcome: resumeAgent(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetBrain($input: SetBrainInput!) {\n    outcome: setBrain(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"): (typeof documents)["\n  mutation SetBrain($input: SetBrainInput!) {\n    outcome: setBrain(input: $input) { changed seq userErrors { ...Refusal } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TickFields on Tick {\n    market\n    status\n    haltReason\n    auction {\n      reason\n      endsAt\n      indicativePrice\n      indicativeQuantity\n      surplusQuantity\n      surplusSide\n    }\n    last\n    bestBid\n    bestAsk\n    mid\n    spread\n    change\n    changeBps\n    turnover\n    day {\n      high\n      low\n      volumeLots\n      turnover\n      tradeCount\n      vwap\n    }\n    time\n  }\n"): (typeof documents)["\n  fragment TickFields on Tick {\n    market\n    status\n    haltReason\n    auction {\n      reason\n      endsAt\n      indicativePrice\n      indicativeQuantity\n      surplusQuantity\n      surplusSide\n    }\n    last\n    bestBid\n    bestAsk\n    mid\n    spread\n    change\n    changeBps\n    turnover\n    day {\n      high\n      low\n      volumeLots\n      turnover\n      tradeCount\n      vwap\n    }\n    time\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TradeFields on Trade {\n    id\n    seq\n    time\n    market\n    priceSats\n    quantityLots\n    isAuction\n    takerSide\n    maker\n    taker\n    makerKind\n    takerKind\n    makerOrderId\n    takerOrderId\n  }\n"): (typeof documents)["\n  fragment TradeFields on Trade {\n    id\n    seq\n    time\n    market\n    priceSats\n    quantityLots\n    isAuction\n    takerSide\n    maker\n    taker\n    makerKind\n    takerKind\n    makerOrderId\n    takerOrderId\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BarFields on CandleLists {\n    openTimes\n    opens\n    highs\n    lows\n    closes\n    volumesLots\n  }\n"): (typeof documents)["\n  fragment BarFields on CandleLists {\n    openTimes\n    opens\n    highs\n    lows\n    closes\n    volumesLots\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrderTerms on Order {\n    kind\n    quantityLots\n    stopPriceSats\n    displayLots\n    expireAt\n    linkedOrderId\n    isTriggered\n  }\n"): (typeof documents)["\n  fragment OrderTerms on Order {\n    kind\n    quantityLots\n    stopPriceSats\n    displayLots\n    expireAt\n    linkedOrderId\n    isTriggered\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ThoughtFields on Thought {\n    seq\n    time\n    agent\n    agentName\n    persona\n    brain {\n      kind\n      model\n      label\n    }\n    isScripted\n    viewSeq\n    wakeReason\n    stance\n    market\n    thesis\n    mood\n    publicLine\n    shortlist {\n      market\n      score\n      because\n    }\n    abstainCause\n    abstainDetail\n    clamps\n    orders {\n      orderId\n      market\n      side\n      ...OrderTerms\n      priceSats\n      filledLots\n      remainingLots\n      status\n      rejectReason\n      cancelReason\n    }\n    inputTokens\n    outputTokens\n    costUsd\n    latencyMs\n  }\n"): (typeof documents)["\n  fragment ThoughtFields on Thought {\n    seq\n    time\n    agent\n    agentName\n    persona\n    brain {\n      kind\n      model\n      label\n    }\n    isScripted\n    viewSeq\n    wakeReason\n    stance\n    market\n    thesis\n    mood\n    publicLine\n    shortlist {\n      market\n      score\n      because\n    }\n    abstainCause\n    abstainDetail\n    clamps\n    orders {\n      orderId\n      market\n      side\n      ...OrderTerms\n      priceSats\n      filledLots\n      remainingLots\n      status\n      rejectReason\n      cancelReason\n    }\n    inputTokens\n    outputTokens\n    costUsd\n    latencyMs\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OccasionFields on Occasion {\n    id\n    seq\n    time\n    kind\n    market\n    participant\n    title\n    detail\n  }\n"): (typeof documents)["\n  fragment OccasionFields on Occasion {\n    id\n    seq\n    time\n    kind\n    market\n    participant\n    title\n    detail\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BookSides on BookSnapshot {\n    bidPrices\n    bidQuantities\n    bidOrderCounts\n    askPrices\n    askQuantities\n    askOrderCounts\n    checksum\n  }\n"): (typeof documents)["\n  fragment BookSides on BookSnapshot {\n    bidPrices\n    bidQuantities\n    bidOrderCounts\n    askPrices\n    askQuantities\n    askOrderCounts\n    checksum\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PortfolioFields on Portfolio {\n    participant\n    balances {\n      asset\n      available\n      held\n      total\n    }\n    positions {\n      market\n      quantityLots\n      owedLots\n      averageCostSats\n      marketValueSats\n      unrealizedSats\n    }\n    equitySats\n    startEquitySats\n    profitSats\n    returnBps\n    realizedSats\n    feesPaidSats\n    turnoverSats\n    fillCount\n  }\n"): (typeof documents)["\n  fragment PortfolioFields on Portfolio {\n    participant\n    balances {\n      asset\n      available\n      held\n      total\n    }\n    positions {\n      market\n      quantityLots\n      owedLots\n      averageCostSats\n      marketValueSats\n      unrealizedSats\n    }\n    equitySats\n    startEquitySats\n    profitSats\n    returnBps\n    realizedSats\n    feesPaidSats\n    turnoverSats\n    fillCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Ticks {\n    ticks(rate: MS_100) {\n      ...FeedHeaderFields\n      ... on TickBatch {\n        isSnapshot\n        ticks {\n          ...TickFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Ticks {\n    ticks(rate: MS_100) {\n      ...FeedHeaderFields\n      ... on TickBatch {\n        isSnapshot\n        ticks {\n          ...TickFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription BookOf($market: String!, $depth: BookDepth!) {\n    book(market: $market, depth: $depth, rate: MS_100) {\n      ...FeedHeaderFields\n      ...BookSides\n      ... on BookDelta {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription BookOf($market: String!, $depth: BookDepth!) {\n    book(market: $market, depth: $depth, rate: MS_100) {\n      ...FeedHeaderFields\n      ...BookSides\n      ... on BookDelta {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Trades($after: Sequence, $epoch: ID) {\n    trades(rate: MS_100, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on TradeBatch {\n        isSnapshot\n        trades {\n          ...TradeFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Trades($after: Sequence, $epoch: ID) {\n    trades(rate: MS_100, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on TradeBatch {\n        isSnapshot\n        trades {\n          ...TradeFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Candles($market: String!, $interval: CandleInterval!, $after: Sequence, $epoch: ID) {\n    candles(market: $market, interval: $interval, rate: MS_100, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ...BarFields\n    }\n  }\n"): (typeof documents)["\n  subscription Candles($market: String!, $interval: CandleInterval!, $after: Sequence, $epoch: ID) {\n    candles(market: $market, interval: $interval, rate: MS_100, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ...BarFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Thoughts($after: Sequence, $epoch: ID) {\n    thoughts(rate: MS_250, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on ThoughtBatch {\n        isSnapshot\n        thoughts {\n          ...ThoughtFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Thoughts($after: Sequence, $epoch: ID) {\n    thoughts(rate: MS_250, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on ThoughtBatch {\n        isSnapshot\n        thoughts {\n          ...ThoughtFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ThoughtDeltas {\n    thoughtDeltas(rate: MS_100) {\n      ...FeedHeaderFields\n      ... on ThoughtDeltaBatch {\n        isSnapshot\n        deltas {\n          agent\n          viewSeq\n          revision\n          thesis\n          isDone\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ThoughtDeltas {\n    thoughtDeltas(rate: MS_100) {\n      ...FeedHeaderFields\n      ... on ThoughtDeltaBatch {\n        isSnapshot\n        deltas {\n          agent\n          viewSeq\n          revision\n          thesis\n          isDone\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Occasions($after: Sequence, $epoch: ID) {\n    occasions(rate: MS_250, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on OccasionBatch {\n        isSnapshot\n        occasions {\n          ...OccasionFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Occasions($after: Sequence, $epoch: ID) {\n    occasions(rate: MS_250, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on OccasionBatch {\n        isSnapshot\n        occasions {\n          ...OccasionFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PortfolioOf($agents: [String!]!) {\n    portfolio(agents: $agents, rate: MS_1000) {\n      ...FeedHeaderFields\n      ... on PortfolioBatch {\n        isSnapshot\n        portfolios {\n          ...PortfolioFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription PortfolioOf($agents: [String!]!) {\n    portfolio(agents: $agents, rate: MS_1000) {\n      ...FeedHeaderFields\n      ... on PortfolioBatch {\n        isSnapshot\n        portfolios {\n          ...PortfolioFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Leaderboard {\n    leaderboard(rate: MS_1000) {\n      ...FeedHeaderFields\n      ... on LeaderboardUpdate {\n        rows {\n          ...BoardRowFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Leaderboard {\n    leaderboard(rate: MS_1000) {\n      ...FeedHeaderFields\n      ... on LeaderboardUpdate {\n        rows {\n          ...BoardRowFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Status {\n    simulationStatus(rate: MS_250) {\n      ...FeedHeaderFields\n      ... on SimulationStatusUpdate {\n        simulation {\n          ...SimulationFields\n        }\n        exchangeStatus\n        ledgerCheck {\n          ...LedgerFields\n        }\n        budget {\n          ...BudgetFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Status {\n    simulationStatus(rate: MS_250) {\n      ...FeedHeaderFields\n      ... on SimulationStatusUpdate {\n        simulation {\n          ...SimulationFields\n        }\n        exchangeStatus\n        ledgerCheck {\n          ...LedgerFields\n        }\n        budget {\n          ...BudgetFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GaugeFields on Gauge {\n    value\n    samples\n  }\n"): (typeof documents)["\n  fragment GaugeFields on Gauge {\n    value\n    samples\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Health {\n    markets {\n      symbol\n      baseAsset\n      realism {\n        windowMs\n        spreadBps { ...GaugeFields }\n        touchLots { ...GaugeFields }\n        imbalance { ...GaugeFields }\n        orderToTrade { ...GaugeFields }\n        kurtosis { ...GaugeFields }\n        returnAutocorrelation { ...GaugeFields }\n        volatilityClustering { ...GaugeFields }\n        volumeVolatility { ...GaugeFields }\n      }\n    }\n    scoreboard {\n      monoculture {\n        agentCount\n        meanCorrelation\n        pairCount\n        sampleCount\n        families {\n          family\n          agentCount\n          meanCorrelation\n          pairCount\n        }\n      }\n    }\n    budget {\n      agentLines {\n        scope\n        spentUsd\n        limitUsd\n        share\n      }\n    }\n  }\n"): (typeof documents)["\n  query Health {\n    markets {\n      symbol\n      baseAsset\n      realism {\n        windowMs\n        spreadBps { ...GaugeFields }\n        touchLots { ...GaugeFields }\n        imbalance { ...GaugeFields }\n        orderToTrade { ...GaugeFields }\n        kurtosis { ...GaugeFields }\n        returnAutocorrelation { ...GaugeFields }\n        volatilityClustering { ...GaugeFields }\n        volumeVolatility { ...GaugeFields }\n      }\n    }\n    scoreboard {\n      monoculture {\n        agentCount\n        meanCorrelation\n        pairCount\n        sampleCount\n        families {\n          family\n          agentCount\n          meanCorrelation\n          pairCount\n        }\n      }\n    }\n    budget {\n      agentLines {\n        scope\n        spentUsd\n        limitUsd\n        share\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CandleHistory($market: String!, $interval: CandleInterval!, $last: Int!, $before: Cursor) {\n    market(symbol: $market) {\n      candleColumns(interval: $interval, last: $last, before: $before) {\n        ...BarFields\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CandleHistory($market: String!, $interval: CandleInterval!, $last: Int!, $before: Cursor) {\n    market(symbol: $market) {\n      candleColumns(interval: $interval, last: $last, before: $before) {\n        ...BarFields\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MarketTrades($market: String!, $first: Int!) {\n    market(symbol: $market) {\n      trades(first: $first) {\n        nodes {\n          ...TradeFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MarketTrades($market: String!, $first: Int!) {\n    market(symbol: $market) {\n      trades(first: $first) {\n        nodes {\n          ...TradeFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Queue($market: String!, $depth: Int!) {\n    market(symbol: $market) {\n      bids: queue(side: BUY, depth: $depth) {\n        ...QueuedFields\n      }\n      asks: queue(side: SELL, depth: $depth) {\n        ...QueuedFields\n      }\n    }\n  }\n  fragment QueuedFields on QueuedOrder {\n    orderId\n    participant\n    priceSats\n    displayedLots\n  }\n"): (typeof documents)["\n  query Queue($market: String!, $depth: Int!) {\n    market(symbol: $market) {\n      bids: queue(side: BUY, depth: $depth) {\n        ...QueuedFields\n      }\n      asks: queue(side: SELL, depth: $depth) {\n        ...QueuedFields\n      }\n    }\n  }\n  fragment QueuedFields on QueuedOrder {\n    orderId\n    participant\n    priceSats\n    displayedLots\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Runs($first: Int!, $after: Cursor) {\n    runs(first: $first, after: $after) {\n      nodes {\n        runId\n        scenario\n        seed\n        codeVersion\n        status\n        isCurrent\n        startedAt\n        endedAt\n        endReason\n        lastSeq\n        simAt\n        tradeCount\n        sizeBytes\n        note\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n    removedRuns {\n      runId\n      sizeBytes\n      at\n    }\n  }\n"): (typeof documents)["\n  query Runs($first: Int!, $after: Cursor) {\n    runs(first: $first, after: $after) {\n      nodes {\n        runId\n        scenario\n        seed\n        codeVersion\n        status\n        isCurrent\n        startedAt\n        endedAt\n        endReason\n        lastSeq\n        simAt\n        tradeCount\n        sizeBytes\n        note\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n    removedRuns {\n      runId\n      sizeBytes\n      at\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunFields on Run {\n    runId\n    scenario\n    seed\n    codeVersion\n    status\n    isCurrent\n    startedAt\n    endedAt\n    endReason\n    lastSeq\n    simAt\n    tradeCount\n    sizeBytes\n    note\n    parent\n    forkedAtSeq\n    scenarioHash\n    semanticsVersion\n    stateHash\n    exports {\n      format\n      table\n      url\n    }\n    leaderboard {\n      ...BoardRowFields\n    }\n    ledgerCheck {\n      ...LedgerFields\n    }\n  }\n"): (typeof documents)["\n  fragment RunFields on Run {\n    runId\n    scenario\n    seed\n    codeVersion\n    status\n    isCurrent\n    startedAt\n    endedAt\n    endReason\n    lastSeq\n    simAt\n    tradeCount\n    sizeBytes\n    note\n    parent\n    forkedAtSeq\n    scenarioHash\n    semanticsVersion\n    stateHash\n    exports {\n      format\n      table\n      url\n    }\n    leaderboard {\n      ...BoardRowFields\n    }\n    ledgerCheck {\n      ...LedgerFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunDetail($id: String!) {\n    run(id: $id) {\n      ...RunFields\n      occasions(first: 30) {\n        nodes {\n          ...OccasionFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RunDetail($id: String!) {\n    run(id: $id) {\n      ...RunFields\n      occasions(first: 30) {\n        nodes {\n          ...OccasionFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunPage($id: String!) {\n    run(id: $id) {\n      ...RunFields\n      agents {\n        handle\n        name\n        persona\n        status\n        isScripted\n        brain {\n          kind\n          model\n          label\n        }\n        equityCurve {\n          time\n          equitySats\n        }\n      }\n      occasions(first: 100) {\n        nodes {\n          ...OccasionFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RunPage($id: String!) {\n    run(id: $id) {\n      ...RunFields\n      agents {\n        handle\n        name\n        persona\n        status\n        isScripted\n        brain {\n          kind\n          model\n          label\n        }\n        equityCurve {\n          time\n          equitySats\n        }\n      }\n      occasions(first: 100) {\n        nodes {\n          ...OccasionFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunFigures($id: String!) {\n    run(id: $id) {\n      agents {\n        handle\n        inputTokens\n        outputTokens\n        costUsd\n      }\n      markets {\n        symbol\n        baseAsset\n        makerFeeBps\n        takerFeeBps\n        tickSats\n      }\n    }\n  }\n"): (typeof documents)["\n  query RunFigures($id: String!) {\n    run(id: $id) {\n      agents {\n        handle\n        inputTokens\n        outputTokens\n        costUsd\n      }\n      markets {\n        symbol\n        baseAsset\n        makerFeeBps\n        takerFeeBps\n        tickSats\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunOccasions($id: String!, $after: Cursor) {\n    run(id: $id) {\n      occasions(first: 100, after: $after) {\n        nodes {\n          ...OccasionFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RunOccasions($id: String!, $after: Cursor) {\n    run(id: $id) {\n      occasions(first: 100, after: $after) {\n        nodes {\n          ...OccasionFields\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SimulationFields on Simulation {\n    status\n    seq\n    epoch\n    simAt\n    time\n    speed\n    goal {\n      time\n      seq\n    }\n    scenario\n    seed\n    startedAt\n    problem\n    lostMs\n    eventsPerSecond\n  }\n"): (typeof documents)["\n  fragment SimulationFields on Simulation {\n    status\n    seq\n    epoch\n    simAt\n    time\n    speed\n    goal {\n      time\n      seq\n    }\n    scenario\n    seed\n    startedAt\n    problem\n    lostMs\n    eventsPerSecond\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BudgetFields on Budget {\n    lines {\n      scope\n      spentUsd\n      reservedUsd\n      limitUsd\n      share\n      isReached\n    }\n    burnUsdPerMinute\n    minutesToCap\n    modelSeats\n    isPausedAtCap\n  }\n"): (typeof documents)["\n  fragment BudgetFields on Budget {\n    lines {\n      scope\n      spentUsd\n      reservedUsd\n      limitUsd\n      share\n      isReached\n    }\n    burnUsdPerMinute\n    minutesToCap\n    modelSeats\n    isPausedAtCap\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LedgerFields on LedgerCheck {\n    balanced\n    seq\n    assets {\n      asset\n      total\n      issued\n    }\n  }\n"): (typeof documents)["\n  fragment LedgerFields on LedgerCheck {\n    balanced\n    seq\n    assets {\n      asset\n      total\n      issued\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BoardRowFields on LeaderboardRow {\n    rank\n    participant\n    name\n    isBaseline\n    isScripted\n    equitySats\n    profitSats\n    returnBps\n    maxDrawdownBps\n    fillCount\n    decisionCount\n  }\n"): (typeof documents)["\n  fragment BoardRowFields on LeaderboardRow {\n    rank\n    participant\n    name\n    isBaseline\n    isScripted\n    equitySats\n    profitSats\n    returnBps\n    maxDrawdownBps\n    fillCount\n    decisionCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MarketFields on Market {\n    symbol\n    name\n    baseAsset\n    quoteAsset\n    lotsPerUnit\n    tickSats\n    makerFeeBps\n    takerFeeBps\n    status\n    rules {\n      auctionMs\n    }\n    sparkline(count: 60)\n  }\n"): (typeof documents)["\n  fragment MarketFields on Market {\n    symbol\n    name\n    baseAsset\n    quoteAsset\n    lotsPerUnit\n    tickSats\n    makerFeeBps\n    takerFeeBps\n    status\n    rules {\n      auctionMs\n    }\n    sparkline(count: 60)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SeatFields on Agent {\n    handle\n    name\n    persona\n    description\n    status\n    isScripted\n    brain {\n      kind\n      model\n      label\n      standsInFor\n    }\n    equityCurve {\n      time\n      equitySats\n    }\n  }\n"): (typeof documents)["\n  fragment SeatFields on Agent {\n    handle\n    name\n    persona\n    description\n    status\n    isScripted\n    brain {\n      kind\n      model\n      label\n      standsInFor\n    }\n    equityCurve {\n      time\n      equitySats\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Terminal {\n    serverInfo {\n      version\n    }\n    simulation {\n      ...SimulationFields\n    }\n    exchangeStatus\n    scenarios {\n      name\n      title\n      description\n      speed\n      markets\n      startAt\n      warmUpMs\n      needsPrices\n      participants {\n        kind\n        count\n      }\n      events {\n        atMs\n        kind\n        markets\n        title\n      }\n    }\n    markets {\n      ...MarketFields\n    }\n    agents {\n      ...SeatFields\n    }\n    participants {\n      participantId\n      name\n      kind\n      strategy\n      status\n      market\n    }\n  }\n"): (typeof documents)["\n  query Terminal {\n    serverInfo {\n      version\n    }\n    simulation {\n      ...SimulationFields\n    }\n    exchangeStatus\n    scenarios {\n      name\n      title\n      description\n      speed\n      markets\n      startAt\n      warmUpMs\n      needsPrices\n      participants {\n        kind\n        count\n      }\n      events {\n        atMs\n        kind\n        markets\n        title\n      }\n    }\n    markets {\n      ...MarketFields\n    }\n    agents {\n      ...SeatFields\n    }\n    participants {\n      participantId\n      name\n      kind\n      strategy\n      status\n      market\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;