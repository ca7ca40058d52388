package io.headroom.engine;

import io.headroom.plan.TenantId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who makes whom wait: for each placed tenant, in plan order.
public record Contention(Map<TenantId, Shares> tenants) {
    /// What a tenant suffers from.
    public record Shares(WaitCauses causes, Isolation isolation) {}

    /// Keeps its own copy.
    public Contention {
        tenants = Collections.unmodifiableMap(new LinkedHashMap<>(tenants));
    }
}
