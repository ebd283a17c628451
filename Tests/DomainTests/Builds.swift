import Testing
@Test func DomainBuilds() {}
