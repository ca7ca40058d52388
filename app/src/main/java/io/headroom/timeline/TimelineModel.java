package io.headroom.timeline;

import io.headroom.board.Selection;
import io.headroom.edit.IncidentEdits;
import io.headroom.plan.Cluster;
import io.headroom.plan.Incident;
import io.headroom.plan.Incident.What;
import io.headroom.plan.Plan;
import io.headroom.plan.Supply;
import io.headroom.plan.TenantId;
import io.headroom.session.RecordedMoment;
import io.headroom.session.Recorder;
import io.headroom.session.TimeMachine;
import io.headroom.words.EditWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the time line shows, in words: whom it is about, the values at the scrub head, the flags. The curves are read from the time machine itself.
///
/// @param plan the open plan
/// @param selection what is selected
/// @param time which moment is looked at, and all that are recorded
/// @param format how figures are written
public record TimelineModel(Plan plan, Selection selection, TimeMachine time, Format format) {
    Words words() {
        return Words.of(TimelineModel.class);
    }

    TimelineSubject subject() {
        return TimelineSubject.of(plan, selection);
    }

    Recorder recorder() {
        return time.recorder();
    }

    /// Seconds at which the values in the gutter are: at the scrub head, else at the clock of the run being watched, else at the end; NaN where nothing is known.
    double seconds() {
        if (time.scrubbed()) {
            return time.clockSeconds();
        }
        double watched = recorder().watchedSeconds();
        return Double.isNaN(watched) ? recorder().whole().endSeconds() : watched;
    }

    /// The moment whose values stand in the gutter, null where none is known.
    @Nullable RecordedMoment here() {
        int number = recorder().known(seconds());
        return number < 0 ? null : recorder().at(number);
    }

    /// The name of what is selected; empty where it is the whole plan.
    String subjectName() {
        return switch (selection.in(plan)) {
            case Selection.None() -> "";
            case Selection.OfTenants(var ids) -> words().text("tenants", format.whole(ids.size()));
            case Selection.OfTenant(var id) -> plan.tenant(id).name();
            case Selection.OfPartition(var id) -> plan.partition(id).name();
        };
    }

    /// A time of the run on the clock of the plan: "12:42:10"; with its day where the run is longer than one.
    String clock(double seconds) {
        LocalDateTime when = plan.run().start().plusNanos(Math.round(seconds * 1e9));
        boolean long_ = recorder().whole().endSeconds() > 86_400;
        return when.format(DateTimeFormatter.ofPattern(long_ ? "d MMM HH:mm:ss" : "HH:mm:ss", Locale.getDefault(Locale.Category.FORMAT)));
    }

    /// Which day, and how long: "Mon 18 Jan, 1 h after 5 min of warm-up".
    String caption() {
        String day = plan.run().start().format(DateTimeFormatter.ofPattern(words().text("day"), Locale.getDefault(Locale.Category.FORMAT)));
        double warmup = plan.run().warmupSeconds();
        String length = format.durationExact(plan.run().durationSeconds()).text();
        return warmup > 0 ? words().text("caption.warmup", day, format.durationExact(warmup).text(), length) : words().text("caption", day, length);
    }

    /// Where one is in time: "09:42:00, the run is at 10:05:10"; empty where no run is watched and none is scrubbed.
    String whereabouts() {
        double watched = recorder().watchedSeconds();
        if (!time.scrubbed()) {
            return Double.isNaN(watched) ? "" : words().text("where.now", clock(watched));
        }
        String here = clock(time.clockSeconds());
        return Double.isNaN(watched) ? words().text("where.recorded", here) : words().text(time.clockSeconds() > watched ? "where.ahead" : "where.past", here, clock(watched));
    }

    /// What a track is called.
    String title(Track track) {
        TimelineSubject subject = subject();
        return track == Track.LATENCY ? words().text("track.LATENCY", words().of(subject.statistic()), words().of(subject.metric())) : words().text("track." + track);
    }

    /// A value of a track as it is written.
    String value(Track track, double value) {
        if (Double.isNaN(value)) {
            return Format.NONE;
        }
        return switch (track) {
            case LOAD -> format.rate(value).text();
            case LATENCY -> format.duration(value).text();
            case BACKLOG -> format.whole(Math.round(value));
            case UTILISATION -> format.share(value).text();
        };
    }

    /// The upper end of a track as it is written.
    String scale(Track track, double top) {
        return switch (track) {
            case LOAD -> format.rateExact(top).text();
            case LATENCY -> format.durationExact(top).text();
            case BACKLOG -> format.count(top);
            case UTILISATION -> format.shareExact(top).text();
        };
    }

    /// What was promised: "target 500 ms".
    String target(double seconds) {
        return words().text("target", format.durationExact(seconds).text());
    }

    /// Whose latency is shown, where that is not plain: the slowest of several.
    String slowest() {
        TimelineSubject subject = subject();
        RecordedMoment here = here();
        TenantId slowest = here == null || subject.tenants().size() == 1 ? null : subject.slowest(here);
        return slowest == null || plan.tenants().stream().noneMatch(tenant -> tenant.id().equals(slowest)) ? "" : plan.tenant(slowest).name();
    }

    /// The time and all values at the scrub head in a sentence, for those who do not see them.
    String spoken() {
        RecordedMoment here = here();
        if (here == null) {
            return words().text("spoken.nothing");
        }
        TimelineSubject subject = subject();
        String whom = subject.whole() ? words().text("plan") : subjectName();
        String target = Double.isNaN(subject.targetSeconds()) ? "" : words().text("spoken.target", target(subject.targetSeconds()));
        return words().text("spoken", clock(here.clockSeconds()), whom, value(Track.LOAD, subject.value(Track.LOAD, here)), title(Track.LATENCY), value(Track.LATENCY, subject.value(Track.LATENCY, here)), target,
                value(Track.BACKLOG, subject.value(Track.BACKLOG, here)), value(Track.UTILISATION, subject.value(Track.UTILISATION, here)));
    }

    /// The flags in the order of their times.
    ///
    /// @param move one of them that is on its way, or null
    List<Flag> flags(@Nullable FlagMove move) {
        List<Flag> flags = new ArrayList<>();
        double end = recorder().whole().endSeconds();
        for (int i = 0; i < plan.incidents().size(); i++) {
            Incident incident = move != null && move.number() == i ? move.now() : plan.incidents().get(i);
            if (!(incident.what() instanceof What.Delayed) && incident.atSeconds() <= end) {
                flags.add(flag(i, incident));
            }
        }
        for (int i = 0; i < plan.fleet().size(); i++) {
            Cluster cluster = plan.fleet().get(i);
            double comes = Supply.arrivesAt(plan, cluster);
            if (comes > 0 && comes <= end) {
                String label = words().text("flag.comes", cluster.name());
                flags.add(new Flag(-1 - i, comes, comes, label, words().text("flag.comes.spoken", cluster.name(), clock(comes))));
            }
        }
        flags.sort(Comparator.comparingDouble(Flag::at).thenComparingInt(Flag::number));
        return flags;
    }

    private Flag flag(int number, Incident incident) {
        String full = EditWords.here().label(IncidentEdits.add(plan, incident));
        String label = switch (incident.what()) {
            case What.Burst(var tenant, double factor) -> words().text("flag.burst", plan.tenant(tenant).name(), format.count(factor));
            case What.Launch(var tenant, double factor) -> words().text("flag.launch", plan.tenant(tenant).name(), format.count(factor));
            case What.NodesLost(var cluster, int nodes) -> words().count("flag.nodes", nodes, plan.cluster(cluster).name());
            case What.ClusterLost(var cluster) -> words().text("flag.cluster", plan.cluster(cluster).name());
            case What.ProviderDown(var provider) -> words().text("flag.provider", plan.provider(provider).name());
            case What.Delayed(var cluster) -> plan.cluster(cluster).name();
        };
        return new Flag(number, incident.atSeconds(), incident.endSeconds(), label,
                words().text("flag.spoken", full, clock(incident.atSeconds()), format.durationExact(incident.lastsSeconds()).text()));
    }

    /// Where a flag on its way is: "Burst of Launch operator ×10 at 09:25:00. Drop it there, or Esc."
    String moving(FlagMove move) {
        Flag flag = flag(move.number(), move.now());
        return move.end() ? words().text("moving.end", flag.label(), clock(move.now().endSeconds()), format.durationExact(move.now().lastsSeconds()).text())
                : words().text("moving", flag.label(), clock(move.now().atSeconds()));
    }
}
