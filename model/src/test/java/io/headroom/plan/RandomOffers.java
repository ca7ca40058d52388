package io.headroom.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Adds ways to buy and budgets to a plan and its scenarios, by draws of its own so that the plan's others stay as they are.
final class RandomOffers extends Draws {
    RandomOffers(Random random) {
        super(random);
    }

    Plan in(Plan plan) {
        List<Scenario> others = plan.scenarios().others().stream().map(other -> new Scenario(other.name(), chance(0.5) ? offering(other.plan()) : other.plan())).toList();
        return offering(plan).withScenarios(new Scenarios(plan.scenarios().current(), others));
    }

    private Plan offering(Plan plan) {
        List<Offer> offers = new ArrayList<>();
        times(0, 5, i -> offers.add(new Offer(new OfferId("offer-" + i), name(), terms(plan), LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700)), name())));
        List<Tenant> tenants = plan.tenants().stream().map(tenant -> chance(0.4) ? tenant.withBudget(chance(0.2) ? 0.0 : odd(1, 100_000)) : tenant).toList();
        return plan.withTenants(tenants).withOffers(offers);
    }

    private Offer.Terms terms(Plan plan) {
        GpuTypeId gpu = pick(plan.gpuTypes()).id();
        LocalDate from = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(100));
        return switch (random.nextInt(8)) {
            case 0 -> new Offer.Terms.PayAsYouGo(tokens());
            case 1 -> new Offer.Terms.Priority(tokens(), pick(Tier.Level.values()), odd(0.1, 20));
            case 2 -> new Offer.Terms.OnDemand(gpu, odd(0, 13));
            case 3 -> new Offer.Terms.Reserved(gpu, odd(0, 13), odd(0.1, 13), 1 + random.nextInt(36), 1 + random.nextInt(64), 1 + random.nextInt(8));
            case 4 -> new Offer.Terms.CapacityBlock(gpu, 1 + random.nextInt(64), from, from.plusDays(1 + random.nextInt(60)), odd(0, 100_000));
            case 5 -> new Offer.Terms.Throughput(odd(1, 5000), odd(0.5, 10), odd(0.5, 100), odd(0, 100), odd(0, 5), tokens(), plan.providers().isEmpty() || chance(0.5) ? null
                    : pick(plan.providers()).id());
            case 6 -> plan.providers().isEmpty() ? new Offer.Terms.PayAsYouGo(tokens())
                    : new Offer.Terms.Outside(pick(plan.providers()).id(), tokens(), chance(0.5) ? 0 : odd(0.001, 1), odd(0, 1));
            default -> new Offer.Terms.SmallerModel(pick(plan.models()).id(), gpu, odd(0, 13));
        };
    }

    private TokenPrices tokens() {
        return new TokenPrices(odd(0, 5), odd(0, 20));
    }
}
