import Domain

/// Who writes to the demo town: eleven user types, each with its section of the form.
enum UserTypeTable {
    static func userTypes(_ ids: inout TownIDs) -> [UserType] {
        rows.enumerated().map { index, row in
            let words = row.split(separator: ";").map(String.init)
            return UserType(
                id: ids.next(), code: words[0], name: words[1], nameEnglish: words[2], section: words[3],
                identity: words[4].contains("body") ? .body : .person,
                needsAdministration: words[4].contains("employed"),
                asksOnBehalf: words[4].contains("behalf"), position: (index + 1) * 10)
        }
    }

    // Code; name; English name; section; how they are identified and what is asked of them.
    private static let rows = """
        A;Dipendente di un'amministrazione;Employee of an administration;Amministrato;employed
        SC;Personale della scuola o supplente;School staff or supply teacher;Scuola;employed
        FA;Personale di forze armate e polizia;Armed forces and police staff;Forze armate;employed
        S;Personale della sanità;Health staff;Sanità;employed
        O;Operatore di un ente;Operator of a body;Operatori;employed behalf
        RGU;Responsabile della gestione utenze;Manager of user accounts;Operatori;employed behalf
        PE;Percettore di pensione;Pensioner;Pensioni;person
        EC;Ente creditore;Creditor body;Enti creditori;body
        PR;Professionista o CAF;Professional or tax assistance centre;Professionisti;person
        AD;Amministrazione in adesione;Administration about to join;Adesione;body
        C;Cittadino o altro;Citizen or other;Cittadini;person
        """.split(separator: "\n")
}
