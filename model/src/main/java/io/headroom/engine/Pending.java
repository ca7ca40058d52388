package io.headroom.engine;

import io.headroom.serving.Requests;

/// A request on its way from one partition to another, or refused: what there is to know of it while it has no row in a table.
///
/// @param session the session it is a turn of, or NONE
/// @param recorded its row in a trace whose prompts are known, or NONE
/// @param arrival when it came to the first partition, in simulated seconds
/// @param share where its service time lies in the distribution, 0 to 1
/// @param ticket its ticket, or NONE
record Pending(Source source, int session, int recorded, double arrival, int input, int output, double share, int ticket) {
    /// The request of a row.
    static Pending of(Requests requests, int row, Source source) {
        return new Pending(source, requests.session[row], requests.recordedRow(row), requests.arrival[row], requests.input[row], requests.output[row], requests.share[row],
                requests.ticket[row]);
    }
}
