package io.headroom.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Offer;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.store.SamplePlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferCatalogueTest {
    private static final List<Offer> SHIPPED = OfferCatalogue.shipped().stream().map(CatalogueOffer::offer).toList();

    @Test
    void everyKindIsThere() {
        assertThat(SHIPPED.stream().map(offer -> offer.terms().getClass()).collect(Collectors.toSet())).hasSize(Offer.Terms.class.getPermittedSubclasses().length);
    }

    /// A price is somebody's, and then the source that is also in the catalogue of GPU types names them; or it is made up, and says so.
    @Test
    void aPriceIsSourcedOrSaysThatItIsMadeUp() throws IOException {
        String gpus = Files.readString(Path.of("..", "assets", "catalogue", "gpus.csv"));
        assertThat(SHIPPED).allSatisfy(offer -> {
            assertThat(offer.asOf()).isBetween(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
            if (!offer.source().equals("example, made up")) {
                for (String claim : offer.source().split(";", -1)) {
                    assertThat(gpus.contains(claim.strip().replaceFirst("^on demand beside it ", "")) || claim.contains("example")).as(claim).isTrue();
                }
            }
        });
        assertThat(SHIPPED).filteredOn(offer -> offer.terms().gpuType().isEmpty()).allSatisfy(offer -> assertThat(offer.source()).isEqualTo("example, made up"));
    }

    @Test
    void aReservedPriceIsThatOfTheGpuType() {
        assertThat(SHIPPED).filteredOn(offer -> offer.source().startsWith("Hyperstack") && offer.terms() instanceof Offer.Terms.Reserved).hasSize(5).allSatisfy(offer -> {
            Offer.Terms.Reserved reserved = (Offer.Terms.Reserved) offer.terms();
            Prices known = Catalogue.shipped().prices(reserved.gpu()).orElseThrow();
            // The catalogue of GPU types has the lowest reserved price published: for the H100 that is a contract of a year.
            assertThat(reserved.usdPerGpuHour()).isEqualTo(reserved.gpu().equals(new GpuTypeId("h100-80-sxm")) ? 2.72 : known.reservedUsdPerGpuHour());
            assertThat(reserved.breakEvenUtilisation()).isBetween(0.6, 0.9);
        });
    }

    @Test
    void aPlanWithoutOffersGetsThoseThatFitIt() {
        Plan plan = SamplePlans.launchWindow();
        Plan offered = OfferCatalogue.offered(plan);
        assertThat(offered.offers()).isNotEmpty().allSatisfy(
                offer -> offer.terms().gpuType().ifPresent(gpu -> assertThat(plan.fleet()).anySatisfy(cluster -> assertThat(cluster.gpu()).isEqualTo(gpu))));
        assertThat(offered.providers()).hasSize(1);
        assertThat(OfferCatalogue.offered(offered)).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a,A,on-demand,gpu,,3,,,2026-01-01,s| ", "a,A,on-demand,gpu,,cheap,,,2026-01-01,s| offers.csv, line 2: usd_gpu_h is \"cheap\": enter a number, e.g. 3.2.",
            "a,A,on-demand,gpu,,-3,,,2026-01-01,s| offers.csv, line 2: On-demand price of an offer is -3", "a,A,on-demand,gpu,,3,,,,s| offers.csv, line 2: price_as_of is \"\": enter a date",
            "a,A,on-demand,gpu,,3,,,2026-01-01,| offers.csv, line 2: The price of offer A has no source", "a,A,rented,gpu,,3,,,2026-01-01,s| offers.csv, line 2: kind is \"rented\": use one of",
            "a a,A,on-demand,gpu,,3,,,2026-01-01,s| offers.csv, line 2: The id \"a a\" of a offer is not usable", "a,A,on-demand,gpu,,NaN,,,2026-01-01,s| offers.csv, line 2: On-demand price",
            "a,A,smaller-model,gpu,,3,,,2026-01-01,s| offers.csv, line 2: The id \"\" of a model", "a,A,outside,,,,,,2026-01-01,s| offers.csv, line 2: provider is empty",
            "a,A,reserved,gpu,,3,3,1.5,2026-01-01,s| offers.csv, line 2: months is \"1.5\": enter a whole number"})
    void aRowThatCannotBeIsNamed(String row, String message) {
        String csv = "id,name,kind,gpu,model,usd_gpu_h,on_demand_usd_gpu_h,months,price_as_of,price_source,provider\n" + row + ",\n";
        if (message == null) {
            assertThat(OfferCatalogue.of(csv)).hasSize(1);
            assertThatThrownBy(() -> OfferCatalogue.of(csv + row + ",\n")).isInstanceOf(InvalidPlan.class).hasMessageContaining("offers.csv, line 3: The id \"a\" is there twice");
        } else {
            assertThatThrownBy(() -> OfferCatalogue.of(csv)).isInstanceOf(InvalidPlan.class).hasMessageContaining(message);
        }
    }
}
