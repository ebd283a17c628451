/// What can go wrong with the files kept.
public enum FileError: Error, Equatable, Sendable {
    /// The disk is full, or nearly; nothing was kept.
    case full
    /// More bytes came than were allowed; nothing was kept.
    case tooLarge(limit: Int)
    /// No file of that hash is kept.
    case missing(String)
    /// Anything else; the text is for the log.
    case failed(String)
}
