import Domain
import Testing

@Suite("Texts that speak of the same thing")
struct LikenessTests {
    static let texts = [
        "Non vedo il cedolino di ottobre nel portale", "Il portale non mostra i cedolini di ottobre",
        "Ho cambiato banca: il nuovo IBAN per lo stipendio", "Password dimenticata, non riesco a entrare",
        "cedolino", "",
    ]

    @Test("The likest first, with the words that are shared as they are written there")
    func ranked() {
        let found = Likeness.ranked(
            "Buongiorno, nel portale manca il cedolino di ottobre, grazie", among: Self.texts, most: 5)
        #expect(found.map(\.place) == [0, 1])
        #expect(Set(found[1].shared) == ["portale", "cedolini", "ottobre"])
        #expect(found[0].share >= found[1].share && found[0].share <= 1)
    }

    @Test(
        "Nothing is like what says little",
        arguments: ["", "ciao", "Buongiorno, grazie e cordiali saluti", "cedolino", "😀 😀 😀", "42"])
    func little(_ text: String) { #expect(Likeness.ranked(text, among: Self.texts, most: 5).isEmpty) }

    @Test("So many and no more; of two alike the first")
    func most() {
        let many = Array(repeating: "manca il cedolino di ottobre", count: 20)
        #expect(Likeness.ranked("manca il cedolino di ottobre", among: many, most: 3).map(\.place) == [0, 1, 2])
    }

    @Test("A long text is read in part")
    func long() {
        let text = "cedolino ottobre " + String(repeating: "x y z ", count: 100_000)
        #expect(Likeness.ranked(text, among: ["il cedolino di ottobre"], most: 1).count == 1)
    }
}
