package io.headroom.engine;

import java.util.ArrayDeque;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Event;

/// As SSJ's guide writes it (QueueEv there): an object for each customer, a new event for each arrival and each departure, ExponentialGen on MRG32k3a.
final class SsjGuideQueue extends SsjQueue {
    private final RandomVariateGen gaps;
    private final RandomVariateGen services;
    private final ArrayDeque<Customer> waiting = new ArrayDeque<>();
    private int busy;
    private long customers;

    SsjGuideQueue(QueueSetting setting, Events events) {
        super(setting, events);
        gaps = new ExponentialGen(new MRG32k3a(), setting.rate());
        services = new ExponentialGen(new MRG32k3a(), 1);
    }

    @Override
    long simulate() {
        waiting.clear();
        busy = 0;
        customers = 0;
        new Arrival().schedule(gaps.nextDouble());
        simulator.start();
        return customers;
    }

    private record Customer(double arrived, double service) {}

    private final class Arrival extends Event {
        Arrival() {
            super(simulator);
        }

        @Override
        public void actions() {
            customers++;
            new Arrival().schedule(gaps.nextDouble());
            Customer customer = new Customer(simulator.time(), services.nextDouble());
            if (busy < setting.servers()) {
                busy++;
                new Departure(customer).schedule(customer.service);
            } else {
                waiting.addLast(customer);
            }
        }
    }

    private final class Departure extends Event {
        private final Customer customer;

        Departure(Customer customer) {
            super(simulator);
            this.customer = customer;
        }

        @Override
        public void actions() {
            leave(customer.arrived);
            Customer next = waiting.pollFirst();
            if (next == null) {
                busy--;
            } else {
                new Departure(next).schedule(next.service);
            }
        }
    }
}
