package fr.parchemin.app.shell;

import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may see what: everything needs an account, but the verification of a parchment and what pages are made of. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** What no page of ours ever asks a browser for. */
    private static final String PERMISSIONS =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
                    + "microphone=(), midi=(), payment=(), usb=()";

    @Bean
    SecurityFilterChain pages(HttpSecurity http, Entering entering, SecondStepDoor door, OpenidFarewell farewell) {
        return http.authorizeHttpRequests(paths -> paths.requestMatchers(
                                "/verifier",
                                "/verifier/**",
                                "/connexion",
                                "/connexion/code",
                                "/connexion/depart",
                                "/connexion/au-revoir",
                                "/connexion/openid/*",
                                "/connexion/openid/*/retour",
                                "/mot-de-passe-oublie",
                                "/mot-de-passe/*",
                                "/invitation/identite",
                                "/acces/*",
                                "/error",
                                "/css/**",
                                "/fonts/**",
                                "/img/**",
                                "/js/**")
                        .permitAll()
                        .anyRequest()
                        .access(door))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(door))
                .formLogin(form -> form.loginPage("/connexion")
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .successHandler(entering)
                        .failureHandler(entering))
                .logout(logout -> logout.logoutUrl("/deconnexion")
                        .addLogoutHandler(farewell)
                        .logoutSuccessHandler(farewell))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false)
                        .maxAgeInSeconds(Duration.ofDays(365).toSeconds()))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .cacheControl(Customizer.withDefaults());
    }

    /** New passwords are kept with Argon2; those of before, with bcrypt, until their owner signs in. */
    @Bean
    PasswordEncoder passwordEncoder() {
        var argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
        var passwords = new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon2));
        passwords.setDefaultPasswordEncoderForMatches(new BCryptPasswordEncoder());
        return passwords;
    }
}
