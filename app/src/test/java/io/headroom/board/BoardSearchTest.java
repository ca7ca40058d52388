package io.headroom.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.BoardSearch.Find;
import io.headroom.board.BoardSearch.Kind;
import io.headroom.board.BoardSearch.Target;
import io.headroom.plan.ClusterId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardSearchTest {
    private final BoardSearch search = new BoardSearch(BoardFixture.plan());

    private List<String> names(String query) {
        return search.find(query, 20).stream().map(Find::name).toList();
    }

    @Test
    void everyKindOfThingIsFound() {
        assertThat(search.find("fraud", 1)).extracting(Find::kind).containsExactly(Kind.TENANT);
        assertThat(search.find("cabin 1", 1)).extracting(Find::kind).containsExactly(Kind.CABIN);
        assertThat(search.find("lane 2", 1)).extracting(Find::kind).containsExactly(Kind.LANE);
        assertThat(search.find("A", 1)).extracting(Find::kind).containsExactly(Kind.CLUSTER);
        assertThat(search.find("b2", 1)).extracting(Find::target).containsExactly(new Target.OfNode(new ClusterId("b"), 1));
    }

    @Test
    void theNameItselfComesFirstThenItsBeginningThenAWordOfIt() {
        assertThat(names("lane 1").getFirst()).isEqualTo("Lane 1");
        assertThat(names("c")).startsWith("C", "Claims intake");
        assertThat(names("speech")).containsExactly("Emergency speech start-up");
        assertThat(names("la").getFirst()).isEqualTo("Launch operator");
    }

    @Test
    void tenantsComeBeforePartitionsAndNodes() {
        assertThat(search.find("a", 50)).extracting(Find::kind).containsSubsequence(Kind.CLUSTER, Kind.NODE, Kind.TENANT, Kind.CABIN, Kind.LANE);
        assertThat(search.find("l", 3)).extracting(Find::kind).containsExactly(Kind.TENANT, Kind.TENANT, Kind.LANE);
    }

    @Test
    void wordsMayComeInAnyOrder() {
        assertThat(names("start speech")).containsExactly("Emergency speech start-up");
    }

    @Test
    void nothingFindsNothing() {
        assertThat(names("  ")).isEmpty();
        assertThat(names("zzz")).isEmpty();
    }

    @Test
    void aTenantInTheTrayIsFoundToo() {
        assertThat(search.find("robotics", 5)).extracting(Find::where).containsExactly("");
    }
}
