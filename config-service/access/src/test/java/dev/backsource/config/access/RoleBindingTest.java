package dev.backsource.config.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleBindingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            administrator | -  | -             | administrator | -  | -               | true
            administrator | -  | -             | viewer        | a  | x.example.com   | true
            operator      | -  | -             | administrator | -  | -               | false
            administrator | a  | -             | operator      | -  | -               | false
            administrator | a  | -             | operator      | a  | -               | true
            administrator | a  | -             | operator      | a  | x.example.com   | true
            administrator | a  | -             | operator      | b  | x.example.com   | false
            administrator | -  | *.example.com | operator      | -  | -               | false
            administrator | -  | *.example.com | operator      | a  | -               | false
            administrator | -  | *.example.com | operator      | -  | x.example.com   | true
            administrator | -  | *.example.com | operator      | a  | *.x.example.com | true
            administrator | -  | *.example.com | operator      | -  | x.example.com b.example.org | false
            administrator | -  | x.example.com | operator      | -  | *.example.com   | false
            """)
    void shouldIncludeWhatSaysNoMore(
            String role,
            @Nullable String team,
            @Nullable String names,
            String otherRole,
            @Nullable String otherTeam,
            @Nullable String otherNames,
            boolean included) {
        assertThat(binding(role, team, names).includes(binding(otherRole, otherTeam, otherNames)))
                .isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            - | -             | -  | true
            - | -             | a  | true
            a | -             | a  | true
            a | -             | b  | false
            a | -             | -  | false
            a | *.example.com | a  | true
            a | *.example.com | b  | false
            - | *.example.org | a  | false
            """)
    void shouldCoverDomainsOfItsTeamAndNames(
            @Nullable String team, @Nullable String names, @Nullable String owner, boolean covered) {
        assertThat(binding("viewer", team, names).covers(DomainName.parse("www.example.com"), owner))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            administrator | -  | -             | administrator | -  | -               | administrator | -  | -
            viewer        | -  | -             | administrator | -  | -               | viewer        | -  | -
            administrator | -  | -             | operator      | a  | x.example.com   | operator      | a  | x.example.com
            operator      | a  | -             | administrator | -  | x.example.com   | operator      | a  | x.example.com
            operator      | -  | *.example.com | operator      | -  | x.example.com b.example.org | operator | - | x.example.com
            operator      | -  | x.example.com | operator      | a  | *.example.com   | operator      | a  | x.example.com
            operator      | a  | -             | operator      | b  | -               | -             | -  | -
            operator      | -  | *.example.com | operator      | -  | *.example.org   | -             | -  | -
            """)
    void shouldAllowWithinALimitWhatBothAllow(
            String role,
            @Nullable String team,
            @Nullable String names,
            String otherRole,
            @Nullable String otherTeam,
            @Nullable String otherNames,
            @Nullable String both,
            @Nullable String bothTeam,
            @Nullable String bothNames) {
        var within = RoleBinding.within(
                List.of(binding(role, team, names)), List.of(binding(otherRole, otherTeam, otherNames)));

        assertThat(within).isEqualTo(both == null ? List.of() : List.of(binding(both, bothTeam, bothNames)));
    }

    private static RoleBinding binding(String role, @Nullable String team, @Nullable String names) {
        return new RoleBinding(
                Role.parse(role),
                team,
                names == null
                        ? List.of()
                        : Arrays.stream(names.split(" "))
                                .map(NamePattern::parse)
                                .toList());
    }
}
