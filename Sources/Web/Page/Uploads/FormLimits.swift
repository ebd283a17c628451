/// How much a form may send, in bytes unless said otherwise.
struct FormLimits: Sendable {
    /// A whole urlencoded body, or all plain fields of a multipart one together.
    var fields = 8_000_000
    /// One plain field; what is over is cut off and remembered as a problem.
    var field = 2_000_000
    /// Names, with files.
    var count = 1000
    /// One file.
    var file = 10_000_000
    /// Files of one form.
    var files = 10
    /// All files of one form together.
    var total = 100_000_000
    /// After a limit is passed the rest is read and thrown away up to here, so that the browser finishes sending and
    /// the person sees the form again with what they typed; beyond it the connection is given up.
    var drain = 4_000_000_000
}
