package io.headroom.allocate.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.engine.SentLoad;
import io.headroom.plan.Offer;
import io.headroom.plan.TokenPrices;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitBillTest {
    private static final Offer.Terms.Throughput AZURE = terms(3400, 8, 50, 0, 1, new TokenPrices(0, 0));

    private static Offer.Terms.Throughput terms(double tokens, double ratio, double step, double least, double usd, TokenPrices spill) {
        return new Offer.Terms.Throughput(tokens, ratio, step, least, usd, spill, null);
    }

    private static SentLoad sent(SentLoad.Minute... minutes) {
        double input = List.of(minutes).stream().mapToDouble(SentLoad.Minute::inputTokens).sum();
        double output = List.of(minutes).stream().mapToDouble(SentLoad.Minute::outputTokens).sum();
        return new SentLoad(List.of(minutes), 60.0 * minutes.length, List.of(minutes).stream().mapToLong(SentLoad.Minute::requests).sum(), input, output, new TreeMap<>());
    }

    private static SentLoad.Minute minute(long requests, double input, double output) {
        return new SentLoad.Minute(requests, requests * input, requests * output);
    }

    /// Azure's worked examples: 1,000 requests a minute, at 3,400 tokens a minute and unit, an output token as 8, sold by 50.
    @ParameterizedTest
    @CsvSource({"100, 50, 0, 147.06, 150", "100, 50, 0.25, 139.71, 150", "500, 200, 0, 617.65, 650", "500, 200, 0.25, 580.88, 600"})
    void unitsAreThoseOfTheWorkedExamples(double input, double output, double cached, double needed, double bought) {
        SentLoad load = sent(minute(1000, input, output));
        assertThat(UnitBill.of(AZURE, load, cached, 0).peakUnits()).isCloseTo(needed, within(0.005));
        for (Basis basis : Basis.values()) {
            assertThat(UnitBill.units(AZURE, load, cached, basis)).isEqualTo(bought);
        }
    }

    /// One unit gives 1,000 input tokens a minute, worth $2 as one pays for them by the token; of the second minute's $2.75 then $0.75 spill, and of the first $1.25 lie
    /// idle. In a month of 43,800 minutes half of them are like the second: 21,900 x $0.75 = $16,425.00, and a unit at $90 an hour is $65,700.00.
    @Test
    void aMinutesSpillIsPaidToTheCentAndWhatAnotherLeavesIsNot() {
        Offer.Terms.Throughput terms = terms(1000, 1, 1, 0, 90, new TokenPrices(2000, 2000));
        UnitBill bill = UnitBill.of(terms, sent(minute(1, 375, 0), minute(1, 1375, 0)), 0, 1);
        assertThat(bill.spill().reservedUsd()).isCloseTo(4, within(1e-12));
        assertThat(bill.spill().spilledUsd()).isCloseTo(0.75, within(1e-12));
        assertThat(bill.spill().unusedUsd()).isCloseTo(1.25, within(1e-12));
        assertThat(bill.unitsUsdPerMonth()).isEqualTo(65_700);
        assertThat(bill.spillUsdPerMonth()).isCloseTo(16_425, within(1e-6));
        assertThat(bill.usdPerMonth()).isCloseTo(82_125, within(1e-6));
        assertThat(bill.coversPeak()).isFalse();
        assertThat(UnitBill.of(terms, sent(minute(1, 375, 0), minute(1, 1375, 0)), 0, 2).coversPeak()).isTrue();
    }

    /// 100 minutes that need 1, 2, 3, … 100 units: 50.5 on the mean, 99 in all but one, 100 in the busiest.
    @Test
    void theMeanThePercentileAndThePeakAreOfMinutes() {
        SentLoad load = sent(IntStream.rangeClosed(1, 100).mapToObj(i -> minute(i, 10, 0)).toArray(SentLoad.Minute[]::new));
        Offer.Terms.Throughput terms = terms(10, 1, 1, 0, 1, new TokenPrices(1, 1));
        UnitBill bill = UnitBill.of(terms, load, 0, 60);
        assertThat(List.of(bill.meanUnits(), bill.p99Units(), bill.peakUnits())).containsExactly(50.5, 99.0, 100.0);
        assertThat(UnitBill.units(terms, load, 0, Basis.MEAN)).isEqualTo(51);
        assertThat(UnitBill.units(terms, load, 0, Basis.P99)).isEqualTo(99);
        assertThat(UnitBill.units(terms, load, 0, Basis.PEAK)).isEqualTo(100);
        // Minutes 61 to 100 spill 1 + 2 + … + 40 = 820 units' worth of ten tokens, at a dollar a million.
        assertThat(bill.spill().spilledUsd()).isCloseTo(820 * 10 / 1e6, within(1e-15));
    }

    @Test
    void moreUnitsNeverSpillMoreAndTheWholeIsEitherUsedOrIdle() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            SentLoad load = sent(IntStream.range(0, 20).mapToObj(_ -> minute(random.nextInt(50), random.nextInt(1000), random.nextInt(300))).toArray(SentLoad.Minute[]::new));
            Offer.Terms.Throughput terms = terms(1 + random.nextInt(3000), 0.5 + 8 * random.nextDouble(), 1 + random.nextInt(50), random.nextInt(50), random.nextDouble(), new TokenPrices(1, 4));
            double cached = random.nextDouble();
            double units = random.nextInt(40);
            UnitBill fewer = UnitBill.of(terms, load, cached, units);
            UnitBill more = UnitBill.of(terms, load, cached, units + 1);
            assertThat(more.spill().spilledUsd()).isLessThanOrEqualTo(fewer.spill().spilledUsd());
            double used = load.minutes().stream().mapToDouble(minute -> terms.spill().usd(minute.inputTokens() * (1 - cached), minute.outputTokens())).sum();
            assertThat(more.spill().reservedUsd() - more.spill().unusedUsd() + more.spill().spilledUsd()).isCloseTo(used, within(1e-9 * (1 + used)));
            assertThat(UnitBill.of(terms, load, cached, UnitBill.units(terms, load, cached, Basis.PEAK)).coversPeak()).isTrue();
        }
    }

    @Test
    void raisedUnitsAreBilledAsUnitsBoughtAtOnce() {
        Offer.Terms.Throughput terms = terms(10, 1, 1, 0, 2, new TokenPrices(1, 1));
        SentLoad load = sent(minute(3, 10, 0), minute(1, 10, 0));
        UnitBill raised = UnitBill.of(terms, load, 0, 3).raisedTo(terms, 5);
        UnitBill once = UnitBill.of(terms, load, 0, 5);
        assertThat(raised.usdPerMonth()).isEqualTo(once.usdPerMonth());
        assertThat(raised.spill().unusedUsd()).isCloseTo(once.spill().unusedUsd(), within(1e-15));
    }
}
