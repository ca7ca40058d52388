package io.headroom.board;

import io.headroom.plan.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How clicks and keys select tenants: alone, one more or less with Ctrl, and all from the last one on with Shift. Board and tray share one.
final class Picking {
    private @Nullable TenantId anchor;

    /// A tenant is chosen.
    ///
    /// @param toggle whether it joins or leaves those selected, as with Ctrl
    /// @param range whether all from the last one chosen on join, as with Shift
    void pick(BoardHost host, TenantId tenant, boolean toggle, boolean range) {
        Selection before = host.actions().selection();
        if (range) {
            List<TenantId> between = TenantOrder.between(host.plan(), start(before), tenant);
            host.actions().select(toggle ? before.with(between) : Selection.of(between));
            return;
        }
        anchor = tenant;
        host.actions().select(toggle ? before.toggled(tenant) : new Selection.OfTenant(tenant));
    }

    private @Nullable TenantId start(Selection before) {
        // What was selected elsewhere meanwhile, such as by a search, is where a range begins.
        return anchor != null && before.has(anchor) ? anchor : before.tenants().isEmpty() ? null : before.tenants().getFirst();
    }
}
