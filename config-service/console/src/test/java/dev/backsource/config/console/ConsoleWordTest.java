package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsoleWordTest {
    private static final int VALUE = 77;

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheSameValueInEachLanguage(ConsoleWord word) {
        // When
        var having = Arrays.stream(PageLanguage.values())
                .map(language -> word.in(language, VALUE).contains(String.valueOf(VALUE)))
                .collect(Collectors.toSet());

        // Then
        assertThat(having).hasSize(1);
    }

    @Test
    void shouldTranslateAllButTheTitle() {
        assertThat(ConsoleWord.values())
                .filteredOn(word -> word.in(PageLanguage.ENGLISH, VALUE).equals(word.in(PageLanguage.CHINESE, VALUE)))
                .containsExactly(ConsoleWord.TITLE);
    }

    @Test
    void shouldSayAFailureByItsKindAndKeepTheServicesWords() {
        // Given
        var detail = "the username or the password is wrong";
        var problem = Refusal.of(ProblemKind.SIGN_IN_REFUSED, detail).problem();
        var unknown = Refusal.of(ProblemKind.NOT_ACCEPTABLE, detail).problem();

        // When, then
        assertThat(FailureWords.of(problem, PageLanguage.ENGLISH)).isEqualTo(new FailureWords(detail, null));
        assertThat(FailureWords.of(problem, PageLanguage.CHINESE)).isEqualTo(new FailureWords("用户名、密码或链接不正确。", detail));
        assertThat(Set.of(
                        FailureWords.of(unknown, PageLanguage.CHINESE).text(),
                        FailureWords.providerAway(PageLanguage.CHINESE).text()))
                .containsExactlyInAnyOrder("请求未能完成。", "OpenID 提供方不可用，请稍后再试。");
    }
}
