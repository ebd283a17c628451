import Testing
@Test func FormatsBuilds() {}
