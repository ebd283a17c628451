import Domain

/// The 45 people who work at the desk of the demo town; all names are invented.
enum OperatorTable {
    /// One password for all, told on the log-in page of the demo.
    static let password = "sportello-demo"

    static func operators(_ ids: inout TownIDs, groups: [Group]) -> [Operator] {
        let byCode = Dictionary(groups.map { ($0.code, $0.id) }) { first, _ in first }
        var role = Role.operator
        var people: [Operator] = []
        for row in text.split(separator: "\n") {
            if row.hasPrefix("# ") {
                role = Role(rawValue: String(row.dropFirst(2))) ?? .operator
                continue
            }
            let words = row.split(separator: ";").map(String.init)
            let login = words[0].folded.replacing("'", with: "").replacing(" ", with: ".")
            people.append(
                Operator(
                    id: ids.next(), login: login, name: words[0], email: "\(login)@example.it", role: role,
                    groups: words.count > 1 ? words[1].split(separator: " ").compactMap { byCode[String($0)] } : []))
        }
        return people
    }

    private static let text = """
        # operator
        Giulia Conti;L1-WEB
        Marco Ferri;L2-FIS
        Sara Bellucci;L1-WEB
        Davide Marchi;L1-WEB
        Elena Ricci;L1-WEB CC-L1
        Paolo Santoro;L1-WEB
        Chiara Lombardi;L1-WEB
        Luca Moretti;CC-L1
        Martina Galli;CC-L1
        Andrea Costa;CC-L1
        Federica Rinaldi;CC-L1
        Simone Greco;CC-L1
        Valentina Caputo;L2-ECO
        Matteo Fontana;L2-ECO
        Silvia Barone;L2-ECO
        Giorgio Piras;L2-ECO
        Laura De Angelis;L2-ECO
        Francesca Monti;L2-FIS
        Alessandro Villa;L2-FIS
        Roberta Sanna;L2-PRE
        Nicola Ferraro;L2-PRE
        Ilaria Gatti;L2-TEC
        Stefano Leone;L2-TEC
        Daniele Parisi;L2-TEC
        Anna Maria Serra;AMM-LT
        Giuseppe Longo;AMM-LT
        Teresa Fabbri;DSII-UFF
        Claudio Riva;DSII-GU
        Monica Palumbo;DSII-RED DSII-UFF
        Enrico Basile;KM MON
        # lead
        Cristina Amato;L1-WEB
        Fabio Grassi;CC-L1
        Patrizia Testa;L2-ECO
        Massimo Neri;L2-FIS
        Barbara Coppola;L2-PRE L2-TEC
        Antonio Guerra;AMM-LT
        Rosa D'Amico;DSII-UFF DSII-GU DSII-RED
        Michele Sartori;MON KM
        # supervisor
        Livia Castelli;MON
        Bruno Mancini;DSII-UFF
        Marta Silvestri;KM
        Pietro Valli
        # administrator
        Alice Romano
        Tommaso Orlandi
        Irene Bassi
        """
}
