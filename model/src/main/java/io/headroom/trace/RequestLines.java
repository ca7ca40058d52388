package io.headroom.trace;

import io.headroom.plan.PrefixBlocks;
import io.headroom.trace.BadRows.BadRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads requests as JSON, an object each, in Mooncake's form: times in milliseconds, lengths in tokens, and an id for each 512 tokens of the prompt.
final class RequestLines {
    /// Tokens that an id names.
    static final int TOKENS_PER_ID = 512;
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final String TIME = "timestamp";
    private static final String INPUT = "input_length";
    private static final String OUTPUT = "output_length";
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final TraceText text;
    private final RequestRows rows;
    private final PromptIds ids = new PromptIds();
    private final Set<String> names = new HashSet<>();
    /// The same as the file spells them, in its order.
    private final List<String> spelled = new ArrayList<>();
    private double milliseconds;
    private double input;
    private double output;
    private String timeText = "";
    private String inputText = "";
    private String outputText = "";
    private boolean blocks;

    RequestLines(TraceText text) {
        this.text = text;
        rows = new RequestRows(text);
    }

    Imported.Requests read(FileTitle title) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text.characters())) {
            boolean first = true;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                long line = json.currentTokenLocation().getLineNr();
                if (token != JsonToken.START_OBJECT) {
                    throw text.bad("line %d is not a JSON object: each line must be one. %s".formatted(line, TraceKind.understood(Set.of())));
                }
                rows.next();
                try {
                    readObject(json);
                    if (first) {
                        refuseOthers(line);
                    }
                    take(line);
                } catch (BadRow reason) {
                    rows.bad(line, reason);
                }
                first = false;
            }
        } catch (JacksonException broken) {
            throw text.bad("line %d is not JSON: %s. Correct or remove it, and import again.".formatted(broken.getLocation() == null ? 1 : broken.getLocation().getLineNr(),
                    TraceText.clip(String.valueOf(broken.getOriginalMessage()), 200)));
        }
        return rows.done(title, blocks ? ids.blocks(TOKENS_PER_ID) : null, ids.notes());
    }

    /// An object that is no request at all is told apart from a request with something missing: by the first of the file.
    private void refuseOthers(long line) throws BadTraceFile {
        if (!names.containsAll(List.of(TraceKind.plain(TIME), TraceKind.plain(INPUT), TraceKind.plain(OUTPUT)))) {
            throw text.bad("the first object, line %d, has the keys %s. %s".formatted(line, TraceText.quote(String.join(",", spelled)), TraceKind.understood(names)));
        }
    }

    private void readObject(JsonParser json) {
        names.clear();
        spelled.clear();
        ids.begin();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = TraceKind.plain(json.currentName());
            names.add(name);
            spelled.add(json.currentName());
            JsonToken value = json.nextToken();
            switch (name) {
                case "timestamp" -> {
                    timeText = json.getString();
                    milliseconds = value.isNumeric() ? json.getDoubleValue() : Double.NaN;
                }
                case "inputlength" -> {
                    inputText = json.getString();
                    input = value.isNumeric() ? json.getDoubleValue() : Double.NaN;
                }
                case "outputlength" -> {
                    outputText = json.getString();
                    output = value.isNumeric() ? json.getDoubleValue() : Double.NaN;
                }
                case "hashids" -> readIds(json, value);
                default -> {
                }
            }
            json.skipChildren();
        }
    }

    private void readIds(JsonParser json, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            ids.spoil(value.isNumeric() || value == JsonToken.VALUE_STRING ? json.getString() : value.toString());
            return;
        }
        for (JsonToken id = json.nextToken(); id != JsonToken.END_ARRAY; id = json.nextToken()) {
            if (id == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                ids.add(json.getLongValue());
            } else {
                ids.spoil(id.isStructStart() ? "a list or an object" : json.getString());
                json.skipChildren();
            }
        }
    }

    private void take(long line) throws BadRow, BadTraceFile {
        need(TIME);
        need(INPUT);
        need(OUTPUT);
        long nanos;
        try {
            nanos = Moments.nanos(milliseconds, NANOS_PER_MILLISECOND);
        } catch (ArithmeticException notATime) {
            throw new BadRow("its %s is %s, not a number of milliseconds".formatted(TIME, TraceText.quote(timeText)));
        }
        int prompt = Numbers.tokens(INPUT, input, inputText);
        int answer = Numbers.tokens(OUTPUT, output, outputText);
        ids.check(prompt, TOKENS_PER_ID);
        if (rows.take(line, nanos, TIME, prompt, answer)) {
            if (ids.full()) {
                throw text.bad("names more than %d blocks of prompts, the most a trace may have. Cut it into shorter ones.".formatted(PrefixBlocks.MOST_IDS));
            }
            blocks |= names.contains("hashids");
            ids.keep();
        }
    }

    private void need(String name) throws BadRow {
        if (!names.contains(TraceKind.plain(name))) {
            throw new BadRow("it has no " + name);
        }
    }
}
