package io.headroom.answers;

import io.headroom.edit.Edit;
import io.headroom.plan.PartitionId;
import io.headroom.plan.TenantId;
import io.headroom.session.Clock;
import io.headroom.session.Dialogs;
import io.headroom.session.Jobs;
import io.headroom.session.Session;
import io.headroom.words.Format;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What the pages share: the open document and the means to search it. Belongs to the front.
///
/// @param session the open document; each edit goes through `apply`
/// @param jobs where searches run, each with its line in the status bar
/// @param dialogs asks for files and names
/// @param clock the time on the wall
/// @param threads how many threads a search may use
/// @param format how figures are written
/// @param tenant the tenant selected in the main window, to begin with
/// @param partition the partition selected there, or that of the selected tenant
/// @param apply makes an edit of the open plan, one step for undo; says whether it fits, and shows why not
/// @param answered answers that an export tells too
public record AnswersDesk(Session session, Jobs jobs, Dialogs dialogs, Clock clock, IntSupplier threads, Format format, Supplier<Optional<TenantId>> tenant,
        Supplier<Optional<PartitionId>> partition, Predicate<Edit> apply, KnownAnswers answered) {
    /// A desk where nothing was answered yet.
    public AnswersDesk(Session session, Jobs jobs, Dialogs dialogs, Clock clock, IntSupplier threads, Format format, Supplier<Optional<TenantId>> tenant,
            Supplier<Optional<PartitionId>> partition, Predicate<Edit> apply) {
        this(session, jobs, dialogs, clock, threads, format, tenant, partition, apply, new KnownAnswers());
    }

    /// Makes an edit of the open plan, one step for undo; where it does not fit, the plan stays and the reason is shown.
    public void make(Edit edit) {
        var _ = apply.test(edit);
    }

    /// A search for a page.
    ///
    /// @param <R> what it finds
    public <R> Searching<R> searching() {
        return new Searching<>(session, jobs);
    }
}
