package dev.backsource.config.aliyun.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.aliyun.answer.CallError;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditedDomainTest {
    private static final EditedDomain EDITED = new EditedDomain(DomainName.parse("a.example.com"), null, null);

    @Test
    void shouldNameTheDomainsThatAreAsTheyWere() {
        // Given
        var error = CallError.of(Refusal.of(ProblemKind.FORBIDDEN, "ask somebody"));
        var refused = new EditedDomain(DomainName.parse("b.example.com"), error, new IllegalStateException());

        // Then
        assertThatThrownBy(() -> EditedDomain.requireAll(List.of(EDITED, refused)))
                .isInstanceOfSatisfying(
                        CallRefusedException.class,
                        e -> assertThat(e.code().code()).isEqualTo("IllegalOperationDomain"))
                .hasMessageContaining("b.example.com (Forbidden.RAM: ask somebody)")
                .hasMessageNotContaining("a.example.com");
    }

    @Test
    void shouldBeContentWithAllEdited() {
        assertThatCode(() -> EditedDomain.requireAll(List.of(EDITED))).doesNotThrowAnyException();
    }
}
