package io.headroom.tenants;

import io.headroom.plan.TenantId;

/// The place of a tenant in the table: the same object however its tenant changes, so that a selection stays where it is.
record Slot(TenantId id) {}
