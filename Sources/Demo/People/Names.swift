/// Names for people who do not exist.
enum Names {
    static let male = words(
        """
        Andrea Luca Marco Matteo Alessandro Davide Simone Francesco Lorenzo Giuseppe Antonio Giovanni Roberto Stefano
        Paolo Fabio Daniele Michele Nicola Vincenzo Salvatore Giorgio Enrico Claudio Alberto Massimo Filippo Riccardo
        Emanuele Pietro Tommaso Gabriele Leonardo Edoardo Samuele Mattia Diego Carlo Sergio Bruno Dario Renato Ugo
        """)
    static let female = words(
        """
        Anna Maria Giulia Chiara Francesca Sara Laura Valentina Elena Martina Silvia Federica Alessia Paola Roberta
        Cristina Daniela Monica Simona Barbara Patrizia Teresa Rosa Lucia Caterina Angela Giovanna Elisa Ilaria Serena
        Beatrice Camilla Alice Noemi Irene Marta Claudia Sofia Aurora Emma Marina Nadia Ornella Viola Ludovica
        """)
    static let family = words(
        """
        Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Mancini Costa Giordano
        Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile
        Martinelli Vitale Lombardo Serra Coppola Marchetti Parisi Villa Conte Ferraro Ferri Fabbri Bianco Marini Grasso
        Valentini Messina Sala Gatti Pellegrini Palumbo Sanna Farina Rizzi Monti Cattaneo Morelli Amato Silvestri Mazza
        Testa Grassi Pellegrino Carbone Giuliani Benedetti Barone Rossetti Caputo Montanari Guerra Palmieri Bernardi
        Martino Fiore Ferretti Bellini Basile Riva Donati Piras Vitali Battaglia Sartori Neri Costantini Milani Pagano
        Ruggiero Sorrentino Orlando Negri Mantovani Damico Zanetti Bortolotti Quaranta Tosi Ventura Zuccari Iacono
        """)
    static let familyWithSpaces = [
        "De Luca", "D'Angelo", "De Santis", "Lo Presti", "Di Marco", "Dell'Orto", "D'Agostino",
    ]
    static let creditors = [
        "Finanziaria dei Colli", "Credito Amico", "Prestiti Tre Torri", "Cassa Mutua del Golfo", "Cessione Chiara",
        "Sindacato dei Servizi Pubblici", "Assicurazioni della Pianura",
    ]
    static let joining = [
        "Comune di Selva Alta", "Comune di Rocca dei Venti", "Provincia delle Lagune", "Ente Parco delle Sorgenti",
        "Consorzio di Bonifica del Fosso Grande", "Comune di Marina Vecchia",
    ]
    /// Municipalities' cadastral codes (and three countries'), for places of birth.
    static let places = words(
        """
        H501 F205 L219 F839 A944 D612 G273 A662 D969 L424 B354 C351 H703 G224 E472 A345 L736 L781 F158 E506 G478 D086
        A271 L378 I452 L483 E463 H282 Z112 Z129 Z140
        """)

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
