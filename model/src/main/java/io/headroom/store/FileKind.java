package io.headroom.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The kinds of file that Headroom writes. All are JSON objects whose key `headroom` says the format and, but for plans, the kind.
enum FileKind {
    /// A plan.
    PLAN("plan", "a plan", "a plan file", "Open it with headroom PLAN.", 1),
    /// Coefficients by themselves, to be put into plans.
    PROFILES("profiles", "a file of profiles", "a file of profiles", "Give it to headroom validate --measured FILE --profile PROFILE.", 1),
    /// What a sweep runs over.
    GRID("grid", "a grid", "a grid file", "Give it to headroom sweep PLAN --grid GRID.", 1),
    /// What columns of other people's sheets mean.
    MAPPINGS("mappings", "a file of mappings", "a file of mappings", "Give it to headroom import FILE --mapping FILE.", 1);

    private final String word;
    private final String one;
    private final String file;
    private final String use;
    private final int format;

    FileKind(String word, String one, String file, String use, int format) {
        this.word = word;
        this.one = one;
        this.file = file;
        this.use = use;
        this.format = format;
    }

    /// How a file says that it is of this kind.
    String word() {
        return word;
    }

    /// Largest file of this kind in bytes, checked before it is read. Plans may be larger, since their tenants are read one by one.
    int mostBytes() {
        return this == PLAN ? PlanFile.MOST_BYTES : 64 << 20;
    }

    /// Its content in a message, e.g. `a plan`.
    String one() {
        return one;
    }

    /// The file in a message, e.g. `a plan file`.
    String file() {
        return file;
    }

    /// The newest format this version reads, and the one it writes.
    int format() {
        return format;
    }

    /// How the key `headroom` of a file is written.
    String header() {
        return this == PLAN ? "{\"format\": %d}".formatted(format) : "{\"format\": %d, \"kind\": \"%s\"}".formatted(format, word);
    }

    /// Comes before everything else, since another kind or format may differ in any way.
    ///
    /// @throws BadPlanFile if a file is not of this kind, or of a format that this version does not read
    void check(String name, ObjectNode root) throws BadPlanFile {
        JsonNode header = root.get("headroom");
        if (header == null) {
            throw new BadPlanFile(name, "is JSON, but %s: $.headroom is missing. Open a file that Headroom saved, or add \"headroom\": %s."
                    .formatted(this == PLAN ? "no plan" : "not " + one, header()));
        }
        JsonNode found = header.get("format");
        if (found == null || !found.isIntegralNumber() || found.bigIntegerValue().signum() <= 0) {
            throw new BadPlanFile(name, "$.headroom.format is %s: it must be a whole number, e.g. \"headroom\": %s."
                    .formatted(JsonValue.describe(found), header()));
        }
        if (found.bigIntegerValue().bitLength() > 31 || found.intValue() > format) {
            throw new BadPlanFile(name, "was written by a newer Headroom (format %s; this one reads up to %d). Install a newer version to open it."
                    .formatted(OneLine.of(found.asString()), format));
        }
        checkKind(name, header.get("kind"));
    }

    private void checkKind(String name, @Nullable JsonNode kind) throws BadPlanFile {
        if (kind != null && !kind.isString()) {
            throw new BadPlanFile(name, "$.headroom.kind is %s: it must be text, e.g. \"headroom\": %s.".formatted(JsonValue.describe(kind), header()));
        }
        String says = kind == null ? PLAN.word : kind.stringValue();
        if (says.equals(word)) {
            return;
        }
        for (FileKind other : values()) {
            if (says.equals(other.word)) {
                throw new BadPlanFile(name, "is %s, not %s. %s".formatted(other.one, one, other.use));
            }
        }
        throw new BadPlanFile(name, "is of the kind %s, not %s. Open another file, or a newer Headroom.".formatted(OneLine.quote(says), one));
    }
}
