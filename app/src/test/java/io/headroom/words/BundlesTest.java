package io.headroom.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.words.Bundles.Bundle;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every word of the application is there in both languages, with the same gaps.
class BundlesTest {
    private static final Pattern GAP = Pattern.compile("\\{(\\d+)}");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\d]+");

    /// Words that German has from English, or writes alike. A text made of them alone may be the same in both languages.
    private static final Set<String> LOAN_WORDS = words("""
            after alarm batch bf16 bronze budget client cluster ctrl cv deployment deployments details deutsch e2e english enter fair fairness fp4 fp8 gold gpu gpus
            headroom id in isolation limit limits max mib moment multimodal name p50 p90 p95 p99 partition pause payload plan poisson retry seed slices
            threads tp tpot trace traces ttft workload""");

    /// Not words but names of files, and patterns of times.
    private static final Set<String> DATA = Set.of("samples", "binding.day", "binding.time");

    /// One word for each thing of the plan: where the English text speaks of it, so does the German, by this word.
    private static final Map<String, String> GLOSSARY = glossary();

    private static Map<String, String> glossary() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("tenants?", "mandant");
        words.put("cabins?", "kabine");
        words.put("lanes?", "spur");
        words.put("tiers?", "stufe");
        words.put("scenarios?", "szenari");
        words.put("backlog", "rückstau");
        words.put("throttled", "gedrosselt");
        words.put("deployments?", "deployment");
        words.put("partitions?", "partition");
        words.put("verdict", "urteil");
        words.put("utilisation", "auslastung|ausgelastet");
        words.put("replicas?", "replikat");
        words.put("replications?", "wiederholung");
        words.put("warm-up", "vorlauf");
        words.put("fleet", "flotte");
        words.put("owners?", "inhaber");
        words.put("objectives?", "ziel");
        words.put("bursts?", "lastspitze|sch[uü]b|startfenster|last ×");
        words.put("gauges?", "anzeige");
        words.put("ctrl", "ctrl");
        return words;
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    static Stream<Bundle> bundles() {
        return Bundles.english().stream();
    }

    @Test
    void theBundlesAreFound() {
        assertThat(bundles().map(Bundle::name)).contains("shell", "board", "gauges", "inspector", "words", "cli", "report", "answers/auto");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyKeyIsThereInGermanAndNoOther(Bundle english) {
        Set<String> german = Bundles.german(english).texts().keySet();
        assertThat(english.texts().keySet().stream().filter(key -> !german.contains(key)).toList()).as("missing in German").isEmpty();
        assertThat(german.stream().filter(key -> !english.texts().containsKey(key)).toList()).as("in German alone").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noKeyIsThereTwice(Bundle english) {
        assertThat(Bundles.keys(english)).doesNotHaveDuplicates();
        assertThat(Bundles.keys(Bundles.german(english))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesFillTheSameGaps(Bundle english) {
        assertThat(complaints(english, (text, german) -> gaps(text).equals(gaps(german)))).isEmpty();
    }

    /// Words hands over texts, never numbers, so a gap has a number and nothing else.
    @ParameterizedTest
    @MethodSource("bundles")
    void everyPatternCanBeFilled(Bundle english) {
        assertThat(complaints(english, (text, german) -> fills(text) && fills(german))).isEmpty();
    }

    private static boolean fills(String pattern) {
        String plain = pattern.replace("${DEFAULT-VALUE}", "");
        Object[] filling = numbers().limit(10).map(number -> "<" + number + ">").toArray();
        String filled = new MessageFormat(plain.replace("'", "''"), Locale.ROOT).format(filling);
        return filled.equals(GAP.matcher(plain).replaceAll("<$1>"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void whatIsSaidOfManyIsSaidOfOne(Bundle english) {
        Set<String> keys = english.texts().keySet();
        // Where the same words without an ending are for one, as in value.how and value.how.many, no ending is needed.
        assertThat(keys.stream().filter(key -> key.endsWith(".many")).map(key -> key.substring(0, key.length() - ".many".length()))
                .filter(key -> !keys.contains(key) && !keys.contains(key + ".one")).toList()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void whatIsWordsIsTranslated(Bundle english) {
        List<String> data = DATA.stream().map(key -> english.texts().getOrDefault(key, "")).toList();
        assertThat(complaints(english, (text, german) -> !german.equals(text) || data.contains(text) || LOAN_WORDS.containsAll(wordsOf(text)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void germanKeepsToTheGlossary(Bundle english) {
        GLOSSARY.forEach((word, twin) -> {
            Pattern said = Pattern.compile("(?i)(?<![-.\\w])" + word + "(?![-.=\\w])");
            Pattern saidInGerman = Pattern.compile("(?iu)" + twin);
            assertThat(complaints(english, (text, german) -> !said.matcher(text).find() || saidInGerman.matcher(german).find())).as("%s is %s", word, twin).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void germanQuotesAsGermanDoes(Bundle english) {
        assertThat(complaints(english, (text, german) -> !german.contains("\"") && count(german, '„') == count(german, '“'))).isEmpty();
    }

    /// Both languages end a sentence, or neither does; and an ellipsis says that a dialog follows.
    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesEndAlike(Bundle english) {
        assertThat(complaints(english, (text, german) -> Stream.of(".", "…", ":", "?").allMatch(end -> text.endsWith(end) == german.endsWith(end)))).isEmpty();
    }

    /// The texts, in both languages, that do not hold; a text that has no twin is another test's to report.
    private static List<String> complaints(Bundle english, BiPredicate<String, String> holds) {
        Map<String, String> german = Bundles.german(english).texts();
        return english.texts().entrySet().stream().filter(text -> german.containsKey(text.getKey()) && !holds.test(text.getValue(), german.get(text.getKey())))
                .map(text -> "%s: \"%s\" and \"%s\"".formatted(text.getKey(), text.getValue(), german.get(text.getKey()))).toList();
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static Set<Integer> gaps(String text) {
        return GAP.matcher(text).results().map(gap -> Integer.valueOf(gap.group(1))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Integer> numbers() {
        return Stream.iterate(0, number -> number + 1);
    }

    private static List<String> wordsOf(String text) {
        return WORD.matcher(GAP.matcher(text).replaceAll(" ")).results().map(MatchResult::group).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }
}
