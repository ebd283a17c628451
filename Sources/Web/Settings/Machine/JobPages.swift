import Desk
import Domain
import HTTPTypes
import Hummingbird
import Store

/// The jobs that gave up: why, and the button that tries again.
struct JobListPage: Sendable {
    let jobs: [Job]
    let next: ID<Job>?

    static let perPage = 50

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w
        return settingsPage(s) {
            settingsHead(s, .jobs)
            if jobs.isEmpty { emptyState(w("settings.lavori.empty"), icon: .check) }
            for job in jobs { jobCard(job, s) }
            pagination(previous: nil, next: next.map { "\(SettingsPlace.jobs.address)?prima=\($0)" }, w)
        }
    }

    /// A webhook by its address, without what is secret in it.
    private static func shown(_ job: Job) -> String {
        job.kind == JobKind.webhook ? WebhookAddress.shown(FlatJSON.decode(job.payload)["url"] ?? "") : job.payload
    }

    private func jobCard(_ job: Job, _ s: SettingsFrame) -> HTML {
        let w = s.w, isMail = job.kind == JobKind.mail
        return card(w.optional("settings.job.\(job.kind)") ?? job.kind, id: "lavoro-\(job.id)") {
            alert(.danger, title: w("settings.label.lastError")) { p(.class("sp-code")) { job.lastError ?? "–" } }
            facts([
                (w("settings.label.attempts"), HTML(String(job.attempts))),
                (w("settings.label.created"), moment(job.createdAt, s.frame)),
                (
                    w("settings.label.payload"),
                    isMail
                        ? a(.href("\(SettingsPlace.mail.address)/\(job.payload)")) { w("settings.job.openMail") }
                        : span(.class("sp-code")) { Self.shown(job) }
                ),
            ])
            postForm(s.frame, action: "\(SettingsPlace.jobs.address)/\(job.id)") {
                buttonRow { submit(w("settings.lavori.revive"), .secondary, small: true) }
            }
        }
    }
}

struct JobRoutes: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(SettingsPlace.jobs.address), use: show)
        router.post(RouterPath(SettingsPlace.jobs.address + "/:id"), use: revive)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.jobs, context)
        let before = ID<Job>(request.question["prima"]), most = JobListPage.perPage
        let found = try await pages.desk.database.read { c in try c.deadJobs(before: before, limit: most + 1) }
        let jobs = Array(found.prefix(most))
        return JobListPage(jobs: jobs, next: found.count > most ? jobs.last?.id : nil)
            .html(pages.frame(.jobs, request, context))
    }

    @Sendable func revive(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await pages.form(.jobs, request, context)
        do {
            try await pages.desk.revive(context.idInPath(Job.self), as: context.person)
        } catch let refusal as Refusal {
            return pages.refused(refusal, at: SettingsPlace.jobs.address, context)
        }
        return pages.done("settings.lavori.revived", at: SettingsPlace.jobs.address, context)
    }
}
