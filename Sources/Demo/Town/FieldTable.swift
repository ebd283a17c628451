import Domain

/// The extra fields of the request form in the demo town.
enum FieldTable {
    static func fields(_ ids: inout TownIDs) -> [FormField] {
        [
            FormField(
                id: ids.next(), code: "partita", label: "Numero di partita", labelEnglish: "Pay-roll number",
                hint: "Otto cifre: lo trovi in alto a destra nel cedolino.",
                hintEnglish: "Eight digits, at the top right of the pay slip.", userTypes: ["A", "SC", "FA"],
                triples: ["STI-*", "FIS-*", "PRV-*"], maxLength: 8, position: 10),
            FormField(
                id: ids.next(), code: "cedolino", label: "Mese del cedolino", labelEnglish: "Month of the pay slip",
                kind: .month, userTypes: ["A", "SC", "FA", "S"],
                triples: ["STI-CED*", "STI-ACC*", "STI-PAG*", "STI-RIT*", "FIS-CON*"], requiredFor: ["STI-PAG-03"],
                position: 20),
            FormField(
                id: ids.next(), code: "scuola", label: "Codice meccanografico della scuola",
                labelEnglish: "Code of the school", hint: "Dieci caratteri, per esempio RMIC8AB00C.",
                hintEnglish: "Ten characters, for example RMIC8AB00C.", userTypes: ["SC"], triples: ["SCU-*"],
                requiredFor: ["SCU-SUP*"], maxLength: 10, position: 30),
            FormField(
                id: ids.next(), code: "contratto", label: "Periodo del contratto", labelEnglish: "Contract period",
                hint: "Dal giorno … al giorno …", hintEnglish: "From … to …", userTypes: ["SC"], triples: ["SCU-*"],
                position: 40),
            FormField(
                id: ids.next(), code: "reparto", label: "Reparto", labelEnglish: "Unit",
                hint: "Il grado non serve.", hintEnglish: "Your rank is not needed.", userTypes: ["FA"], position: 50),
            FormField(
                id: ids.next(), code: "matricola", label: "Matricola", labelEnglish: "Staff number", userTypes: ["S"],
                maxLength: 10, position: 60),
            FormField(
                id: ids.next(), code: "ufficio", label: "Ufficio di servizio", labelEnglish: "Service office",
                hint: "Il codice a quattro cifre.", hintEnglish: "The four-digit code.", userTypes: ["O", "RGU"],
                maxLength: 60, position: 70),
            FormField(
                id: ids.next(), code: "iscrizione", label: "Numero di iscrizione", labelEnglish: "Pension number",
                hint: "Se lo conosci: è nella lettera di liquidazione.",
                hintEnglish: "If you know it: it is in the award letter.", userTypes: ["PE"], maxLength: 12,
                position: 80),
            FormField(
                id: ids.next(), code: "albo", label: "Albo o codice del CAF", labelEnglish: "Register or CAF code",
                userTypes: ["PR"], requiredFor: ["*"], maxLength: 40, position: 90),
            FormField(
                id: ids.next(), code: "ipa", label: "Codice IPA", labelEnglish: "IPA code", userTypes: ["AD"],
                requiredFor: ["*"], maxLength: 20, position: 100),
            FormField(
                id: ids.next(), code: "referente", label: "Persona da contattare", labelEnglish: "Person to contact",
                userTypes: ["AD", "EC"], maxLength: 80, position: 110),
        ]
    }
}
