import ArgumentParser
import Channels
import Desk
import Foundation
import Logging
import ServiceLifecycle
import Store
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the web pages and the API, and do the work that is waiting.",
        discussion: "SIGTERM and SIGINT end it within five seconds with nothing lost.")

    @OptionGroup var common: CommonOptions
    @Option(help: "Jobs run at a time; 0 leaves them to other processes (sportello work).")
    var workers: Int?

    func run() async throws {
        try await Services(common, workers: workers, isWeb: true).run()
    }
}

struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do the work that is waiting, such as mail to send, and what the schedule says; no web pages.")

    @OptionGroup var common: CommonOptions
    @Option(help: "Jobs run at a time.")
    var workers: Int?

    func run() async throws {
        try await Services(common, workers: workers, isWeb: false).run()
    }
}

/// Everything that runs until the program is told to end.
private struct Services {
    /// SIGTERM ends the program within 5 s; what has not ended by itself after 4 is cut off.
    private static let grace = Duration.seconds(4)

    let common: CommonOptions
    let workers: Int?
    let isWeb: Bool

    init(_ common: CommonOptions, workers: Int?, isWeb: Bool) {
        self.common = common
        self.workers = workers
        self.isWeb = isWeb
    }

    func run() async throws {
        let place = try Place(try await common.load())
        let database = try place.database(patience: .seconds(5))
        do {
            let desk = try place.desk(database)
            try await place.prepare(desk)
            try await run(desk, place)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    private func run(_ desk: Desk, _ place: Place) async throws {
        var services: [any Service] = []
        let slots = try workers ?? place.config.workers
        guard (0...256).contains(slots) else { throw ValidationError("--workers is a number from 0 to 256") }
        if slots > 0 || !isWeb {
            services.append(
                Worker(
                    database: desk.database, bell: desk.bell, handlers: try desk.jobHandlers(place),
                    slots: max(1, slots),
                    log: place.log))
            services.append(Schedule(desk))
        }
        if isWeb { services.append(try server(desk, place)) }
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
            logger: place.quiet)
        configuration.maximumGracefulShutdownDuration = Self.grace
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch {
            throw Failure.ofServer(
                error, address: "\(place.config.text("http.host")):\(place.config.text("http.port"))")
        }
        place.log.info("ended")
    }

    private func server(_ desk: Desk, _ place: Place) throws -> any Service {
        let options = try place.config.web, host = options.host
        return try App(desk: desk, options: options).server(log: place.quiet) { port in
            place.log.info("serving on http://\(host):\(port)")
        }
    }
}

extension Config {
    /// What is said of the web.
    var web: App.Options {
        get throws {
            var options = App.Options()
            options.host = text("http.host")
            options.port = try int("http.port", 0...65_535)
            options.trustedProxies = list("http.trustedProxies")
            options.apiRequestsPerMinute = try int("api.requestsPerMinute", 1...1_000_000_000)
            return options
        }
    }

    /// How many jobs run at a time.
    var workers: Int { get throws { try int("workers", 0...256) } }
}

extension Place {
    /// For libraries that tell of every start and stop.
    var quiet: Logger {
        var quiet = log
        quiet.logLevel = max(log.logLevel, .notice)
        return quiet
    }
}
