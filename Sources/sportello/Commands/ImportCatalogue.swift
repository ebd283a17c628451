import ArgumentParser
import Desk

struct ImportCatalogue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import triples and administrations from NoiPA-shaped CSV files.",
        discussion: """
            Triples: sezione;sanita;area;tematica;tipoProblema;categoriaUtente;categoriaUtenteDescrizione
            Administrations: Amministrazione;Tipo;Codice;Amministrato;MVP;AreaPensioni;EntiCreditori

            Rows that do not fit are listed with line and reason, and then nothing is imported unless --skip-errors. \
            A second time nothing changes; what the files do not name is left alone.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption
    @Option(help: ArgumentHelp("The file of the triples.", valueName: "csv"))
    var triples: String?
    @Option(help: ArgumentHelp("The file of the administrations.", valueName: "csv"))
    var administrations: String?
    @Flag(help: "Leave out the rows that do not fit instead of importing nothing.")
    var skipErrors = false

    func validate() throws {
        if triples == nil && administrations == nil {
            throw ValidationError("give --triples, --administrations or both")
        }
    }

    func run() async throws {
        let triples = try triples.map(Input.bytes), administrations = try administrations.map(Input.bytes)
        try await common.withDesk { desk in
            let report = try await desk.importCatalogue(
                triples: triples, administrations: administrations, skippingErrors: skipErrors)
            for problem in report.problems { try output.print(problem) }
            for change in report.changes { try output.print(change) }
            if !report.isReadable { throw Failure("nothing was imported: a file cannot be read") }
            if !report.isDone {
                throw Failure(
                    "nothing was imported: rows that do not fit: \(report.problems.count) (--skip-errors leaves them out)"
                )
            }
            if !output.json {
                Terminal.print(
                    "\(report.triples) rows of triples, \(report.administrations) administrations, "
                        + "\(report.changes.count) changes, \(report.problems.count) rows left out")
            }
        }
    }
}

extension JSONOption {
    /// A row that did not fit, in words or as an object.
    fileprivate func print(_ problem: CatalogueImport.Problem) throws {
        guard json else { return Terminal.print(problem.description) }
        struct Line: Encodable {
            let action = "refused", file: String, line: Int, reason: String
        }
        try Terminal.print(json: Line(file: problem.file.rawValue, line: problem.line, reason: problem.reason))
    }
}
