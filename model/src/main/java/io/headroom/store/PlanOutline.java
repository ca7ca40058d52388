package io.headroom.store;

import io.headroom.plan.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/*
 * A tree takes some forty times the memory of what it says of a tenant, and a plan may have a hundred thousand of them. So the tenants never are a tree all at once. Other parts refer to
 * tenants and tenants to other parts, wherever each stands in the file; so it is gone through twice. The first pass checks all of the syntax, makes a tree of everything but the
 * tenants, and notes their ids. The second makes a tree of one tenant after another, from which it is read.
 */
/// A plan file as a tree without its tenants, and the tenants one by one.
final class PlanOutline {
    /// Most values, keys and brackets of all tenants together: what is read of them takes some 20 bytes of memory each, or less.
    static final int MOST_TENANT_TOKENS = 50_000_000;
    private static final String TENANTS = "tenants";

    private final PlanSource source;
    private final ObjectNode root;
    private final @Nullable TenantScan tenants;

    private PlanOutline(PlanSource source, ObjectNode root, @Nullable TenantScan tenants) {
        this.source = source;
        this.root = root;
        this.tenants = tenants;
    }

    /// The outline of a file.
    ///
    /// @throws BadPlanFile if it is not one JSON object in UTF-8, or exceeds a limit
    static PlanOutline of(PlanSource source) throws BadPlanFile {
        return source.pass(parser -> first(source, new Counted(parser)));
    }

    private static PlanOutline first(PlanSource source, Counted parser) throws BadPlanFile {
        TenantScan tenants = null;
        JsonNode tree;
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            ObjectNode root = PlanWriter.object();
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                if (parser.nextToken() == JsonToken.START_ARRAY && key.equals(TENANTS)) {
                    root.putArray(key);
                    tenants = parser.tenants();
                } else {
                    root.set(key, JsonInput.tree(parser));
                }
            }
            tree = root;
        } else {
            tree = JsonInput.tree(parser);
        }
        if (parser.nextToken() != null) {
            throw new StreamReadException(parser, "More stands after the end of it", parser.currentTokenLocation());
        }
        return new PlanOutline(source, JsonInput.object(FileKind.PLAN, source.file(), tree), tenants);
    }

    /// Everything but the tenants, in whose place there is an empty list; whatever else stands at their key stands there.
    ObjectNode root() {
        return root;
    }

    /// What is known of the tenants; null if there is no list of them.
    @Nullable TenantScan tenants() {
        return tenants;
    }

    /// Reads a tenant.
    @FunctionalInterface
    interface Reader {
        /// @param index its place in the list
        Tenant tenant(int index, ObjectNode object);
    }

    /// Reads the tenants one by one. Each tree may be forgotten as soon as it is read.
    ///
    /// @throws BadPlanFile if the file has changed, or cannot be read any more
    /// @throws Problem if one of them is no object, or is not as it must be
    List<Tenant> read(Reader reader) throws BadPlanFile {
        if (tenants == null) {
            return List.of();
        }
        tenants.checkObjects();
        List<Tenant> all = new ArrayList<>(tenants.count());
        return source.pass(parser -> {
            parser.nextToken();
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                if (parser.nextToken() == JsonToken.START_ARRAY && key.equals(TENANTS)) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        all.add(reader.tenant(all.size(), JsonInput.object(FileKind.PLAN, source.file(), JsonInput.tree(parser))));
                    }
                } else {
                    parser.skipChildren();
                }
            }
            return all;
        });
    }

    /// Counts what it gives, so that no tree of it takes more memory than it may: everything but the tenants together with the largest tenant.
    private static final class Counted extends JsonParserDelegate {
        private boolean inTenants;
        private long others;
        private long inTenant;
        private long largestTenant;
        private long allTenants;

        Counted(JsonParser parser) {
            super(parser);
        }

        /// Goes through the list of tenants, at whose start it stands.
        TenantScan tenants() {
            TenantScan scan = new TenantScan();
            inTenants = true;
            while (nextToken() != JsonToken.END_ARRAY) {
                scan.entry(this);
                inTenant = 0;
            }
            inTenants = false;
            return scan;
        }

        @Override
        public @Nullable JsonToken nextToken() {
            JsonToken token = super.nextToken();
            count();
            return token;
        }

        @Override
        public @Nullable String nextName() {
            String name = super.nextName();
            count();
            return name;
        }

        private void count() {
            if (inTenants) {
                inTenant++;
                allTenants++;
                largestTenant = Math.max(largestTenant, inTenant);
            } else {
                others++;
            }
            if (others + largestTenant > JsonInput.MOST_TOKENS) {
                throw JsonInput.beyond(JsonInput.mostValues());
            }
            if (allTenants > MOST_TENANT_TOKENS) {
                throw JsonInput.beyond("its tenants hold more than %d values".formatted(MOST_TENANT_TOKENS));
            }
        }
    }
}
