package io.headroom.engine;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.DoublyLinked;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/// M/M/c in SSJ, event by event. It records into our histogram, which is cheaper than SSJ's TallyStore, and keeps no mean number in queue.
abstract class SsjQueue implements Rival {
    final QueueSetting setting;
    final Simulator simulator;
    private final LatencyHistogram sojourns = new LatencyHistogram();

    SsjQueue(QueueSetting setting, Events events) {
        this.setting = setting;
        simulator = new Simulator(events.list());
    }

    /// SSJ's event lists.
    enum Events {
        BINARY_TREE, DOUBLY_LINKED, HENRIKSEN, REDBLACK_TREE, SPLAY_TREE;

        /// SSJ's name of the list.
        String title() {
            return list().getClass().getSimpleName();
        }

        private EventList list() {
            return switch (this) {
                case BINARY_TREE -> new BinaryTree();
                case DOUBLY_LINKED -> new DoublyLinked();
                case HENRIKSEN -> new Henriksen();
                case REDBLACK_TREE -> new RedblackTree();
                case SPLAY_TREE -> new SplayTree();
            };
        }
    }

    @Override
    public Sojourns run() {
        long customers = 0;
        for (int replication = 0; replication < setting.replications(); replication++) {
            simulator.init();
            new End().schedule(setting.warmupSeconds() + setting.durationSeconds());
            customers += simulate();
        }
        return new Sojourns(customers, sojourns.mean(), sojourns.quantile(0.99));
    }

    /// Simulates from empty until the simulator stops.
    ///
    /// @return customers that arrived
    abstract long simulate();

    /// A customer's service ends now.
    ///
    /// @param arrived when the customer came
    void leave(double arrived) {
        if (arrived >= setting.warmupSeconds()) {
            sojourns.record(simulator.time() - arrived);
        }
    }

    private final class End extends Event {
        End() {
            super(simulator);
        }

        @Override
        public void actions() {
            simulator.stop();
        }
    }
}
