import Testing
@Test func StoreBuilds() {}
