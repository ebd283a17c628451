/// Every step of the schema, oldest first. New ones go at the end; released ones never change.
public let allMigrations: [Migration] = [
    jobsAndFiles,
    deskTables,
    calendarTables,
    promiseTables, priorityTables,
    ruleTables, campaignTables, recountTables, requestTables,
    pullTables, macroTables, viewTables, problemTables, writingTables, togetherTables, mergeTables, workTables,
    opinionTables, timeTables, draftTables, knowledgeTables, listTables, suggestionTables, searchTables, proposalTables,
    trainingTables, flowTables,
]
