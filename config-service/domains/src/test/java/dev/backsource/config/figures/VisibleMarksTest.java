package dev.backsource.config.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.TeamScope;
import dev.backsource.config.domain.RevisionMark;
import dev.backsource.config.figures.DomainTraffic.Change;
import dev.backsource.config.figures.DomainTraffics.VisibleMarks;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisibleMarksTest {
    private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");
    private static final Instant GIVEN = Instant.parse("2026-11-30T10:00:00Z");
    private static final List<RevisionMark> MARKS = List.of(
            new RevisionMark(3, GIVEN.plusSeconds(60), "jane", "b"),
            new RevisionMark(2, GIVEN, "ada", "b"),
            new RevisionMark(1, START, "max", "a"));

    @Test
    void shouldShowATeamNothingFromBeforeTheDomainWasItsOwn() {
        // When
        var ofB = VisibleMarks.of(MARKS, new TeamScope(false, Set.of("b")), GIVEN);

        // Then
        assertThat(ofB.since(START)).isEqualTo(GIVEN);
        assertThat(ofB.changes(START)).extracting(Change::revision).containsExactly(3L, 2L);
        assertThat(ofB.changes(GIVEN.plusSeconds(1)))
                .extracting(Change::changedBy)
                .containsExactly("jane");
    }

    @Test
    void shouldShowTheFiguresFromBeforeTheLatestChanges() {
        assertThat(VisibleMarks.of(MARKS.subList(0, 1), new TeamScope(false, Set.of("b")), GIVEN)
                        .since(START))
                .isEqualTo(GIVEN);
        assertThat(VisibleMarks.of(MARKS.subList(0, 1), new TeamScope(false, Set.of("a", "b")), null)
                        .since(START))
                .isEqualTo(START);
    }

    @Test
    void shouldShowAllToCallersOfAllTeams() {
        assertThat(VisibleMarks.of(MARKS, new TeamScope(true, Set.of()), null).since(START))
                .isEqualTo(START);
        assertThat(VisibleMarks.of(MARKS, new TeamScope(false, Set.of("a", "b")), null)
                        .since(START))
                .isEqualTo(START);
    }

    @Test
    void shouldBeginWithTheInstanceWhereTheDomainWasOfTheTeamBefore() {
        assertThat(VisibleMarks.of(MARKS, new TeamScope(false, Set.of("b")), GIVEN)
                        .since(GIVEN.plusSeconds(5)))
                .isEqualTo(GIVEN.plusSeconds(5));
    }
}
