package io.headroom.importing;

import io.headroom.plan.TenantId;
import java.util.Optional;

/// What an import brought, or what else was done.
///
/// @param first the first new tenant, or the first that changed; empty where it is not about tenants
/// @param said what came in and what was left out, one line
public record Arrived(Optional<TenantId> first, String said) {}
