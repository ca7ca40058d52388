package io.headroom.session;

import io.headroom.edit.GroupEdits;
import io.headroom.edit.PasteEdits;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.problems.Problems;
import io.headroom.sheet.TenantSheet;
import io.headroom.store.BadPlanFile;
import io.headroom.store.TenantClip;
import io.headroom.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Copies, cuts and pastes tenants. Inside Headroom nothing is lost; other programs get and give a sheet of tenants. Belongs to the front.
public final class TenantTransfer {
    private final Session session;
    private final Clipboard clipboard;
    private final Dialogs dialogs;
    private final Words words = Words.of(TenantTransfer.class);

    /// @param dialogs shows what is wrong with what was pasted
    public TenantTransfer(Session session, Clipboard clipboard, Dialogs dialogs) {
        this.session = session;
        this.clipboard = clipboard;
        this.dialogs = dialogs;
    }

    /// What became of something asked.
    ///
    /// @param tenants that came in; none where nothing did
    /// @param words what to say about it
    public record Done(List<TenantId> tenants, String words) {
        /// Keeps its own copy.
        public Done {
            tenants = List.copyOf(tenants);
        }
    }

    /// Puts tenants on the clipboard.
    ///
    /// @param tenants at least one
    public Done copy(List<TenantId> tenants) {
        Plan plan = session.plan();
        clipboard.put(TenantClip.format(plan, tenants), TenantSheet.format(plan, tenants.stream().map(plan::tenant).toList()));
        return new Done(List.of(), words.count("copied", tenants.size()));
    }

    /// Puts tenants on the clipboard and takes them out of the plan.
    ///
    /// @param tenants at least one
    public Done cut(List<TenantId> tenants) {
        Done copied = copy(tenants);
        session.apply(GroupEdits.cut(session.plan(), tenants));
        return copied;
    }

    /// Adds copies of tenants to the tray.
    ///
    /// @param tenants at least one
    public Done duplicate(List<TenantId> tenants) {
        return apply(PasteEdits.duplicate(session.plan(), tenants));
    }

    /// Adds what is on the clipboard to the tray: a clip as it is, else the rows of a sheet. What is wrong with a sheet is shown cell by cell, and nothing is added then.
    public Done paste() {
        Optional<String> clip = clipboard.clip();
        if (clip.isPresent()) {
            return pasteClip(clip.get());
        }
        Optional<String> text = clipboard.text().filter(each -> !each.isBlank());
        if (text.isEmpty()) {
            return new Done(List.of(), words.text("paste.nothing"));
        }
        TenantSheet.Pasted pasted = TenantSheet.read(session.plan(), text.get());
        if (!pasted.problems().isEmpty()) {
            List<String> lines = pasted.problems().stream().map(this::line).toList();
            dialogs.error(lines.size() == 1 ? words.text("paste.problem", lines.getFirst()) : words.text("paste.problems", Integer.toString(lines.size()), lines.getFirst()),
                    lines.stream().collect(Collectors.joining("\n")));
            return new Done(List.of(), "");
        }
        return apply(PasteEdits.add(session.plan(), pasted.tenants()));
    }

    private Done pasteClip(String clip) {
        try {
            return apply(PasteEdits.paste(session.plan(), TenantClip.read(clip)));
        } catch (BadPlanFile bad) {
            dialogs.error(words.text("paste.bad"), Problems.said(bad));
            return new Done(List.of(), "");
        }
    }

    private Done apply(PasteEdits.Paste paste) {
        if (!session.apply(paste.edit())) {
            return new Done(List.of(), "");
        }
        String left = paste.leftOut().stream().map(each -> words.text("paste.leftOut", each.tenant(), each.place())).collect(Collectors.joining(" "));
        return new Done(paste.tenants(), (words.count("pasted", paste.tenants().size()) + " " + left).strip());
    }

    private String line(TenantSheet.CellProblem problem) {
        return problem.column().isEmpty() ? words.text("paste.line", Integer.toString(problem.line()), Problems.said(problem.problem()))
                : words.text("paste.cell", Integer.toString(problem.line()), problem.column(), Problems.said(problem.problem()));
    }
}
