import Domain
import Testing

@Suite("Testo senza maiuscole e accenti")
struct FoldingTests {
    @Test(
        "Casi",
        arguments: [
            ("", ""), ("Giulia ROSSI 12", "giulia rossi 12"), ("Città dell’Aquila", "citta dell'aquila"),
            ("PERCHÉ", "perche"), ("perche\u{301}", "perche"), ("Straße", "strasse"), ("Łódź", "lodz"),
            ("Œuvre Ærø", "oeuvre aero"), ("ﬁne", "fine"), ("ＡＢＣ１", "abc1"), ("İstanbul", "istanbul"),
            ("Nguyễn Thị", "nguyen thi"), ("Đặng", "dang"), ("Ὀδυσσεύς", "οδυσσευς"), ("東京", "東京"), ("😀 Sì", "😀 si"),
            ("“virgolette” – lineetta", "\"virgolette\" - lineetta"),
        ])
    func cases(_ text: String, _ folded: String) {
        #expect(text.folded == folded)
        #expect(text.folded.folded == folded)
    }
}
