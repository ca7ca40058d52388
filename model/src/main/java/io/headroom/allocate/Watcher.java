package io.headroom.allocate;

/// Whoever asked for a search: hears how far it is, and may end it. Both methods may be called from any thread.
public interface Watcher {
    /// Nobody, who lets it run to its end.
    Watcher NOBODY = new Watcher() {
        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(double share) {}
    };

    /// Whether the search is to end soon; asked every few milliseconds.
    boolean cancelled();

    /// Hears how far the search is.
    ///
    /// @param share share done, 0 to 1
    void progress(double share);

    /// Someone who watches a part of a search and hears of it as of a part of the whole.
    ///
    /// @param from share of the whole that is done as the part begins
    /// @param to share of the whole that is done as the part ends
    default Watcher part(double from, double to) {
        Watcher whole = this;
        return new Watcher() {
            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }

            @Override
            public void progress(double share) {
                whole.progress(from + (to - from) * share);
            }
        };
    }
}
