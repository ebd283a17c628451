extension SQL: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { parts = value.isEmpty ? [] : [.text(value)] }

    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    /// Collects the pieces of a literal; each overload is one kind of thing that may stand in a statement.
    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(interpolationCount * 2 + 1) }

        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.text(literal)) }
        }

        /// Binds a value.
        public mutating func appendInterpolation<T: ColumnValue>(_ value: T) { parts.append(.value(value.binding)) }

        /// Binds a value or a typed null.
        public mutating func appendInterpolation<T: ColumnValue>(_ value: T?) {
            parts.append(.value(value?.binding ?? T.nullBinding))
        }

        /// Binds the raw value of an enum.
        @_disfavoredOverload
        public mutating func appendInterpolation<T: RawRepresentable>(_ value: T) where T.RawValue: ColumnValue {
            parts.append(.value(value.rawValue.binding))
        }

        /// Binds the raw value of an enum or a typed null.
        @_disfavoredOverload
        public mutating func appendInterpolation<T: RawRepresentable>(_ value: T?) where T.RawValue: ColumnValue {
            parts.append(.value(value?.rawValue.binding ?? T.RawValue.nullBinding))
        }

        /// A list for `IN \(values)`; an empty one contains nothing, so `IN` is false and `NOT IN` is true.
        public mutating func appendInterpolation<C: Collection>(_ values: C) where C.Element: ColumnValue {
            parts.append(.list(values.map(\.binding), C.Element.nullBinding.spelling))
        }

        /// A list of raw values for `IN \(states)`.
        @_disfavoredOverload
        public mutating func appendInterpolation<C: Collection>(_ values: C)
        where C.Element: RawRepresentable, C.Element.RawValue: ColumnValue {
            parts.append(.list(values.map(\.rawValue.binding), C.Element.RawValue.nullBinding.spelling))
        }

        /// Another piece of a statement, with its values.
        public mutating func appendInterpolation(_ piece: SQL) { parts += piece.parts }

        /// Text that is not bound: the one door for names of tables and columns; never for what a person wrote.
        public mutating func appendInterpolation(raw text: String) { appendLiteral(text) }

        /// A type or word the engines spell differently.
        public mutating func appendInterpolation(_ spelling: Spelling) { parts.append(.spelling(spelling)) }

        /// A real difference between the engines.
        public mutating func appendInterpolation(sqlite: SQL, postgres: SQL) {
            parts.append(.choice(sqlite: sqlite.parts, postgres: postgres.parts))
        }

        /// Not there on purpose: the engines disagree on what a truth value is, so it is written as a predicate.
        @available(
            *, unavailable, message: "booleans are predicates: write the condition, or keep a fact with its instant"
        )
        public mutating func appendInterpolation(_ value: Bool) {}
    }
}
