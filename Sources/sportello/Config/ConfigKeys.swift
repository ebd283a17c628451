/// Every key of the configuration, with its default and the sentence that documents it.
struct ConfigEntry: Sendable {
    let key: String
    /// Empty when nothing is set by default.
    let fallback: String
    let meaning: String
    /// Its value, or the password in it, is never shown.
    var isSecret = false
    var isList = false

    /// `http.publicURL` is SPORTELLO_HTTP_PUBLICURL.
    var variable: String { "SPORTELLO_" + key.replacing(".", with: "_").uppercased() }
}

enum ConfigKeys {
    static let all: [ConfigEntry] = [
        ConfigEntry(
            key: "database.url", fallback: "sqlite:data/sportello.sqlite",
            meaning: "The database: sqlite:PATH, or postgres://USER:PASSWORD@HOST:PORT/NAME?sslmode=..."),
        ConfigEntry(
            key: "files.url", fallback: "file:data/files",
            meaning: "Where attachments are kept, each under the hash of its content: file:FOLDER."),
        ConfigEntry(key: "http.host", fallback: "127.0.0.1", meaning: "The address the web server listens on."),
        ConfigEntry(
            key: "http.port", fallback: "8080", meaning: "The port the web server listens on; 0 takes a free one."),
        ConfigEntry(
            key: "http.publicURL", fallback: "http://127.0.0.1:8080",
            meaning: "Where people reach the desk: links in mail begin with it."),
        ConfigEntry(
            key: "http.trustedProxies", fallback: "",
            meaning: "Proxies whose X-Forwarded-For is believed, as addresses or ranges such as 10.0.0.0/8.",
            isList: true),
        ConfigEntry(
            key: "api.requestsPerMinute", fallback: "60000",
            meaning: "API requests each token may make in a minute before it is told to wait."),
        ConfigEntry(
            key: "mail.smtp.url", fallback: "",
            meaning:
                "The server outgoing mail is given to: smtp://, smtps:// or smtp+starttls://USER:PASSWORD@HOST:PORT; "
                + "without one mail is kept in mail.outbox.", isSecret: true),
        ConfigEntry(
            key: "mail.outbox", fallback: "data/outbox",
            meaning: "The folder outgoing mail is kept in, as .eml files, when there is no mail server."),
        ConfigEntry(
            key: "security.secret", fallback: "",
            meaning: "The secret that links and forms are signed with, 32 bytes or more in hexadecimal or base64; "
                + "without one that of security.secretFile.", isSecret: true),
        ConfigEntry(
            key: "security.secretFile", fallback: "data/secret",
            meaning: "The file of that secret; made, readable by its owner alone, when it is missing."),
        ConfigEntry(
            key: "training.lrs.url", fallback: "",
            meaning: "Where the addresses of a learning record store (xAPI 1.0.3) begin, such as "
                + "https://lrs.ente.example/xapi; it is told of each training that was held."),
        ConfigEntry(
            key: "training.lrs.user", fallback: "", meaning: "Who the desk is for that store (Basic authorization)."),
        ConfigEntry(
            key: "training.lrs.password", fallback: "", meaning: "The password of that user.", isSecret: true),
        ConfigEntry(
            key: "log.level", fallback: "info",
            meaning: "How much is told on standard error: trace, debug, info, notice, warning, error or critical."),
        ConfigEntry(
            key: "workers", fallback: "4", meaning: "How many jobs, such as mail to send, run at a time; 0 runs none."),
    ]

    /// Every word that may stand in the file, for the message about one that may not.
    static let names = all.map(\.key)
}
