import Domain
import Foundation

/// What the form offers an operator: the whole catalogue until the kind of user narrows it.
struct OpenChoices: Sendable {
    let userType: UserType?
    let administrations: [Administration]
    let cascade: Cascade
    let fields: [FormField]

    init(_ values: FormData, _ catalogue: Catalogue, at now: Date) {
        let userType = catalogue.userType(code: values["userType"], at: now)
        let bodies: [Administration] =
            switch userType {
            case nil: catalogue.administrations.filter { $0.validity.holds(at: now) }
            case let type? where type.needsAdministration: catalogue.administrations(for: type, at: now)
            case .some: []
            }
        let administration = bodies.first { $0.code == values["administration"] }
        let offered =
            userType.map { catalogue.triples(for: $0, of: administration, at: now) }
            ?? catalogue.triples.filter { $0.validity.holds(at: now) }
        cascade = Cascade(offered: offered, area: values["area"], tematica: values["tematica"], code: values["triple"])
        fields = catalogue.fields(userType: userType?.code, triple: cascade.triple?.code, at: now)
        self.userType = userType
        administrations = bodies
    }

    /// The typed choices brought in line with what is offered.
    func settled(_ values: FormData) -> FormData {
        var values = values
        if let area = cascade.area { values.set("area", area) }
        values.set("tematica", cascade.tematica ?? "")
        values.set("triple", cascade.triple?.code ?? "")
        if !administrations.contains(where: { $0.code == values["administration"] }) {
            values.set("administration", "")
        }
        return values
    }
}

extension OpenPage {
    init(
        _ values: FormData, _ choices: OpenChoices, _ catalogue: Catalogue, files: [AttachedFile], token: String,
        sidebar: Sidebar, _ language: Language, at now: Date
    ) {
        let office = catalogue.office
        self.values = choices.settled(values)
        self.files = files
        self.token = token
        self.sidebar = sidebar
        userTypes = catalogue.userTypes(at: now).map { Option($0.code, $0.name(in: language.rawValue)) }
        isBody = choices.userType?.identity == .body
        administrations = choices.administrations.map { Option($0.code, $0.name) }
        cascade = choices.cascade
        extras = choices.fields.map { field in
            var extra = RequestFormView.Extra(field, triple: choices.cascade.triple?.code, language: language)
            // Who calls may not know: at the desk no extra field is mandatory.
            extra.isRequired = false
            return extra
        }
        fileKinds = office.attachmentKinds
        fileBytes = office.attachmentBytes
        fileCount = office.attachmentCount
        descriptionLimit = office.descriptionLimit
    }
}
