package io.headroom.engine;

import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.List;

/// More of what a tenant sends, for a while: one copy of its traffic, independent of the usual one and of other copies, so that the usual one stays as it is.
///
/// @param name names its random streams
/// @param from when it begins, in seconds since the start of the run
/// @param until when it ends
/// @param share share of its requests or sessions that come, above 0 and at most 1
record Extra(String name, double from, double until, double share) {
    /// The copies that the incidents of a plan add to what a tenant sends.
    static List<Extra> of(Plan plan, TenantId tenant) {
        List<Extra> extras = new ArrayList<>();
        for (Incident incident : plan.incidents()) {
            switch (incident.what()) {
                case Incident.What.Burst burst when burst.tenant().equals(tenant) -> burst(extras, incident, burst.factor());
                case Incident.What.Launch launch when launch.tenant().equals(tenant) -> launch(extras, incident, launch.factor());
                default -> {}
            }
        }
        return extras;
    }

    private static void burst(List<Extra> extras, Incident incident, double factor) {
        double more = factor - 1;
        for (int copy = 1; copy - 1 < more; copy++) {
            extras.add(new Extra("burst " + incident.atSeconds() + " " + copy, incident.atSeconds(), incident.endSeconds(), Math.min(1, more - (copy - 1))));
        }
    }

    /// Each copy comes when the load has climbed half way to it, and goes when it has fallen so far.
    private static void launch(List<Extra> extras, Incident incident, double factor) {
        double more = factor - 1;
        for (int copy = 1; copy - 0.5 < more; copy++) {
            double aside = (copy - 0.5) / more * incident.lastsSeconds() / 2;
            extras.add(new Extra("launch " + incident.atSeconds() + " " + copy, incident.atSeconds() + aside, incident.endSeconds() - aside, 1));
        }
    }
}
