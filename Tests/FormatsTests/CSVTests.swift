import Formats
import Testing

@Suite("CSV")
struct CSVTests {
    @Test("Righe, virgolette, a capo nei valori e numeri di riga")
    func quotes() throws {
        let csv = try CSV(
            Array(
                "\u{FEFF}Nome ;Nota\r\nAnna;\"due\r\nrighe; e \"\"virgolette\"\"\"\r\n;\r\n\r\nPiero; x \"y\"\r\n".utf8)
        )
        #expect(csv.header == ["Nome", "Nota"])
        #expect(csv.separator == ";")
        #expect(csv.rows.map(\.line) == [2, 6])
        #expect(csv.rows[0].values == ["Anna", "due\r\nrighe; e \"virgolette\""])
        #expect(csv.rows[1].values == ["Piero", " x \"y\""])
        #expect(csv.rows[1][1] == "x \"y\"")
        #expect(csv.rows[1][7] == "")
        #expect(csv.column("NOTA") == 1)
        #expect(csv.column("età") == nil)
    }

    @Test(
        "Separatori, fine riga e codifiche",
        arguments: [
            (Array("a,b\n1,2".utf8), [["1", "2"]]), (Array("a\tb\r1\t2\r".utf8), [["1", "2"]]),
            (Array("a\n1\n2".utf8), [["1"], ["2"]]),
            (Array("a;b\nSanit".utf8) + [0xE0] + Array(";1".utf8), [["Sanità", "1"]]),
            (Array("a;b\n".utf8) + [0x93, 0x80, 0x94] + Array(";x\n".utf8), [["“€”", "x"]]),
            (Array("a;b\n\"\";\"x\"\n".utf8), [["", "x"]]),
            (Array("a;b\n1;2;;;;\n".utf8), [["1", "2", "", "", "", ""]]),
        ] as [([UInt8], [[String]])])
    func dialects(_ bytes: [UInt8], _ rows: [[String]]) throws {
        #expect(try CSV(bytes).rows.map(\.values) == rows)
    }

    @Test(
        "Ciò che non è una tabella si dice",
        arguments: [
            ([], .empty), (Array("\n\n".utf8), .empty), ([0x61, 0, 0x62], .notText),
            (Array("a;b\n1;2\n\"aperto;x\n3;4".utf8), .openQuote(line: 3)),
        ] as [([UInt8], CSV.Failure)])
    func failures(_ bytes: [UInt8], _ why: CSV.Failure) {
        #expect(throws: why) { try CSV(bytes) }
    }

    @Test("Ciò che si scrive si rilegge, e le formule non partono")
    func roundTrip() throws {
        let rows = [["Anna; \"B\"", "riga\r\ndue", "-5"], [" spazi ", "è", "=1+1"]]
        let csv = try CSV(CSV.write(header: ["a", "b", "c"], rows: rows))
        #expect(csv.rows.map(\.values) == [["Anna; \"B\"", "riga\r\ndue", "-5"], [" spazi ", "è", "'=1+1"]])
    }
}
