package fr.parchemin.app.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.validation.AbstractPropertyBindingResult;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/**
 * Lets a page say more about a form of which something could not be read. A form is a record, made once all is read; the
 * framework then keeps errors that know no form, on which nothing can be rejected any more.
 */
@Component
class FormBinding implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
            @Override
            protected ServletRequestDataBinderFactory createDataBinderFactory(List<InvocableHandlerMethod> methods) {
                return new Binders(methods, this);
            }
        };
    }

    private static final class Binders extends ServletRequestDataBinderFactory {

        Binders(List<InvocableHandlerMethod> methods, RequestMappingHandlerAdapter adapter) {
            super(methods, adapter.getWebBindingInitializer());
        }

        @Override
        protected ExtendedServletRequestDataBinder createBinderInstance(
                @Nullable Object target, String name, NativeWebRequest request) {
            return new Binder(target, name);
        }
    }

    private static final class Binder extends ExtendedServletRequestDataBinder {

        Binder(@Nullable Object target, String name) {
            super(target, name);
        }

        @Override
        protected AbstractPropertyBindingResult createBeanPropertyBindingResult() {
            var errors = new Errors();
            var conversion = getConversionService();
            if (conversion != null) {
                errors.initConversion(conversion);
            }
            return errors;
        }

        private final class Errors extends BeanPropertyBindingResult {

            Errors() {
                super(
                        Binder.this.getTarget(),
                        Binder.this.getObjectName(),
                        isAutoGrowNestedPaths(),
                        getAutoGrowCollectionLimit());
            }

            @Override
            public Map<String, Object> getModel() {
                Map<String, Object> model = new LinkedHashMap<>(super.getModel());
                model.put(getObjectName(), Binder.this.getTarget());
                return model;
            }

            /** On the form as it is by now. */
            @Override
            protected BeanWrapper createBeanWrapper() {
                return PropertyAccessorFactory.forBeanPropertyAccess(
                        Objects.requireNonNull(Binder.this.getTarget(), "nothing of the form could be read"));
            }
        }
    }
}
