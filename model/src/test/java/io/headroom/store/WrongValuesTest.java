package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import io.headroom.plan.RandomPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts a wrong value, or none, in every place of a plan file.
class WrongValuesTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> WRONG = List.of("null", "true", "-1", "0", "0.5", "1e300", "1e99999", "\"\"", "\"x\"", "\"-1/s\"", "\"5s\"", "\"1e400/s\"", "[]",
            "[[]]", "{}", "{\"kind\": \"fixed\"}", "{\"kind\": {}}");

    private record Place(List<Object> steps) {
        Place then(Object step) {
            List<Object> longer = new ArrayList<>(steps);
            longer.add(step);
            return new Place(longer);
        }

        ObjectNode in(String text, String wrong) {
            ObjectNode root = (ObjectNode) MAPPER.readTree(text);
            JsonNode parent = root;
            for (Object step : steps.subList(0, steps.size() - 1)) {
                parent = step instanceof Integer index ? parent.get(index) : parent.get((String) step);
            }
            Object last = steps.getLast();
            if (parent instanceof ArrayNode list) {
                list.set((Integer) last, MAPPER.readTree(wrong));
            } else if (wrong.isEmpty()) {
                ((ObjectNode) parent).remove((String) last);
            } else {
                ((ObjectNode) parent).set((String) last, MAPPER.readTree(wrong));
            }
            return root;
        }
    }

    private static void places(JsonNode node, Place here, List<Place> found) {
        if (!here.steps().isEmpty()) {
            found.add(here);
        }
        if (node.isArray()) {
            for (int i = 0; i < Math.min(2, node.size()); i++) {
                places(node.get(i), here.then(i), found);
            }
        }
        node.properties().forEach(member -> places(member.getValue(), here.then(member.getKey()), found));
    }

    @Test
    void isAPlanOrOneLineAndTheSchemaAcceptsWhatTheReaderAccepts() {
        Random random = new Random(5);
        for (long seed = 0; seed < 12; seed++) {
            String text = PlanFile.format(PlanDocument.of(RandomPlans.plan(seed)));
            List<Place> places = new ArrayList<>();
            places(MAPPER.readTree(text), new Place(List.of()), places);
            for (Place place : places) {
                String wrong = random.nextInt(4) == 0 && place.steps().getLast() instanceof String ? "" : WRONG.get(random.nextInt(WRONG.size()));
                check(MAPPER.writeValueAsString(place.in(text, wrong)), "seed %d: %s = %s".formatted(seed, place.steps(), wrong));
            }
        }
    }

    private static void check(String text, String what) {
        try {
            PlanFile.parse("wrong.headroom", text);
        } catch (BadPlanFile bad) {
            assertThat(bad.getMessage()).as(what).startsWith("wrong.headroom: ").hasLineCount(1).doesNotContain("Exception");
            return;
        } catch (RuntimeException | java.lang.Error escaped) {
            throw new AssertionError(what, escaped);
        }
        assertThat(PlanSchemaTest.SCHEMA.validate(text, InputFormat.JSON)).as(what).isEmpty();
    }
}
