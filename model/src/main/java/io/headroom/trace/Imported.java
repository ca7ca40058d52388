package io.headroom.trace;

import io.headroom.plan.Distribution;
import io.headroom.plan.RateWindows;
import io.headroom.plan.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a file was found to hold, ready to be put into a plan by [TraceImport].
public sealed interface Imported {
    /// What must be said about it, a sentence each: what was left out, and what was assumed.
    List<String> notes();

    /// Recorded requests: one tenant.
    record Requests(Trace trace, List<String> notes) implements Imported {
        /// Keeps the notes as they are now.
        public Requests {
            notes = List.copyOf(notes);
        }
    }

    /// Recorded rates of many clients: a tenant each.
    ///
    /// @param name what the file is called
    /// @param clients those that send anything, in the order of the file
    record Clients(String name, List<Client> clients, List<String> notes) implements Imported {
        /// Keeps clients and notes as they are now.
        public Clients {
            clients = List.copyOf(clients);
            notes = List.copyOf(notes);
        }

        /// Only the clients that send most requests, as many as asked for, in the order of the file; what is left out is noted.
        ///
        /// @param most clients to keep, 1 or more
        public Clients largest(int most) {
            if (clients.size() <= most) {
                return this;
            }
            Set<String> kept = clients.stream().sorted(Comparator.comparingDouble(Client::requests).reversed()).limit(most).map(Client::label).collect(Collectors.toSet());
            double all = clients.stream().mapToDouble(Client::requests).sum();
            double rest = clients.stream().filter(client -> !kept.contains(client.label())).mapToDouble(Client::requests).sum();
            List<String> said = new ArrayList<>(notes);
            said.add("%s of %s left out, the smallest, with %s of %s requests.".formatted(Counted.of(clients.size() - most),
                    Counted.of(clients.size(), "client"), Counted.of(rest), Counted.of(all)));
            return new Clients(name, clients.stream().filter(client -> kept.contains(client.label())).toList(), said);
        }
    }

    /// A client of many.
    ///
    /// @param label what the file calls it, such as a number
    /// @param windows its rate over time
    /// @param inputTokens lengths of its prompts
    /// @param outputTokens lengths of its answers
    record Client(String label, RateWindows windows, Distribution inputTokens, Distribution outputTokens) {
        /// Requests in all windows.
        public double requests() {
            return windows.requestsBefore(windows.size());
        }
    }
}
