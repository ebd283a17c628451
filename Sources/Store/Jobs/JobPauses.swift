/// How long a job waits after it failed: a mail server restarts in seconds, a provider's trouble lasts hours.
public enum JobPauses {
    private static let pauses: [Duration] = [
        .seconds(10), .seconds(30), .seconds(120), .seconds(600), .seconds(3600),
        .seconds(3 * 3600), .seconds(6 * 3600), .seconds(12 * 3600),
    ]

    /// How many times a job is begun before it is dead.
    public static let mostAttempts = pauses.count + 1

    /// The pause after the attempt of that number (the first is 1) failed; nil when it was the last.
    public static func after(attempt: Int) -> Duration? {
        attempt > pauses.count ? nil : pauses[max(0, attempt - 1)]
    }
}
