#include "app/gl_window.hpp"

#define GLFW_INCLUDE_GLEXT
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "core/error.hpp"
#include "ui/fonts.hpp"

namespace attune::app {
namespace {

constexpr int kSmallestWidth = 960;
constexpr int kSmallestHeight = 600;

[[noreturn]] void no_display() {
  const char* display = std::getenv("DISPLAY");
  const std::string what = display == nullptr || display[0] == '\0'
                               ? "no display (DISPLAY is not set)"
                               : fmt::format("the display {} cannot be used", display);
  throw core::Error(core::ErrorKind::display,
                    what +
                        "; start it on a desktop or with `xvfb-run -a attune`; `attune analyze "
                        "SOURCE --out FILE.csv` works without a window");
}

[[noreturn]] void no_gl() {
  throw core::Error(core::ErrorKind::display,
                    "no OpenGL 3 on this display; install libgl1-mesa-dri or set "
                    "LIBGL_ALWAYS_SOFTWARE=1; `attune analyze` works without a window");
}

}  // namespace

struct GlWindow::Impl {
  GLFWwindow* window = nullptr;
  ui::Fonts fonts;
  float em_px = 0.0F;
  const ui::Palette* palette = nullptr;
  std::vector<ui::KeyPress> keys;
  int tapped = 0;  // GLFW's key; 0: none
  bool tap_held = false;
  bool input = true;
  cv::Rect windowed;  // place before full screen

  static Impl& of(GLFWwindow* window) {
    return *static_cast<Impl*>(glfwGetWindowUserPointer(window));
  }
  // A text field has the keyboard: letters, Tab and Esc are its own.
  static bool typing() { return ImGui::GetIO().WantTextInput; }

  void listen();
  ~Impl();
};

void GlWindow::Impl::listen() {
  glfwSetWindowUserPointer(window, this);
  glfwSetKeyCallback(window, [](GLFWwindow* from, int key, int, int action, int modifiers) {
    Impl& self = of(from);
    self.input = true;
    if (action == GLFW_RELEASE) return;
    const char* name = glfwGetKeyName(key, 0);
    const bool control = (modifiers & GLFW_MOD_CONTROL) != 0;
    if (control && name != nullptr && (name[0] == 'q' || name[0] == 'Q')) {
      self.keys.push_back({0, ui::Key::control_q});
    }
    if (key == GLFW_KEY_F11) self.keys.push_back({0, ui::Key::f11});
    if (typing()) return;
    if (key == GLFW_KEY_ESCAPE) self.keys.push_back({0, ui::Key::escape});
    if (key == GLFW_KEY_BACKSPACE) self.keys.push_back({0, ui::Key::backspace});
    if (key == GLFW_KEY_TAB && !control) self.keys.push_back({0, ui::Key::tab});
    if (key == GLFW_KEY_UP) self.keys.push_back({0, ui::Key::up});
    if (key == GLFW_KEY_DOWN) self.keys.push_back({0, ui::Key::down});
  });
  glfwSetCharCallback(window, [](GLFWwindow* from, unsigned int character) {
    Impl& self = of(from);
    self.input = true;
    if (!typing()) self.keys.push_back({static_cast<char32_t>(character), ui::Key::none});
  });
  glfwSetCursorPosCallback(window, [](GLFWwindow* from, double, double) { of(from).input = true; });
  glfwSetMouseButtonCallback(window,
                             [](GLFWwindow* from, int, int, int) { of(from).input = true; });
  glfwSetScrollCallback(window, [](GLFWwindow* from, double, double) { of(from).input = true; });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* from, int, int) { of(from).input = true; });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* from) { of(from).input = true; });
}

GlWindow::Impl::~Impl() {
  if (ImGui::GetCurrentContext() != nullptr) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
  if (window != nullptr) glfwDestroyWindow(window);
  glfwTerminate();
}

GlWindow::GlWindow(const GlWindowOptions& options) {
  // GLFW's own messages name its error codes; ours name the remedy.
  glfwSetErrorCallback(nullptr);
  if (glfwInit() != GLFW_TRUE) no_display();
  impl_ = std::make_unique<Impl>();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  glfwWindowHint(GLFW_VISIBLE, options.hidden ? GLFW_FALSE : GLFW_TRUE);
  glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);  // everything is flat
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  impl_->window = glfwCreateWindow(options.size.width, options.size.height, options.title.c_str(),
                                   nullptr, nullptr);
  if (impl_->window == nullptr) no_gl();
  glfwSetWindowSizeLimits(impl_->window, std::min(kSmallestWidth, options.size.width),
                          std::min(kSmallestHeight, options.size.height), GLFW_DONT_CARE,
                          GLFW_DONT_CARE);
  glfwMakeContextCurrent(impl_->window);
  glfwSwapInterval(1);

  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  impl_->listen();  // before ImGui, which hands on what it hears to those before it
  ImGui_ImplGlfw_InitForOpenGL(impl_->window, true);
  ImGui_ImplOpenGL3_Init("#version 130");
  // Space pauses, wherever the keyboard is; Enter presses buttons.
  io.KeyMap[ImGuiKey_Space] = GLFW_KEY_ENTER;
}

GlWindow::~GlWindow() = default;

bool GlWindow::wants_close() const { return glfwWindowShouldClose(impl_->window) == GLFW_TRUE; }

cv::Size2f GlWindow::size() const {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(impl_->window, &width, &height);
  return {static_cast<float>(width), static_cast<float>(height)};
}

float GlWindow::device_scale() const {
  float x = 1.0F;
  float y = 1.0F;
  glfwGetWindowContentScale(impl_->window, &x, &y);
  return std::clamp(x, 1.0F, 3.0F);
}

void GlWindow::toggle_fullscreen() {
  GLFWwindow* window = impl_->window;
  if (glfwGetWindowMonitor(window) != nullptr) {
    const cv::Rect& at = impl_->windowed;
    glfwSetWindowMonitor(window, nullptr, at.x, at.y, at.width, at.height, GLFW_DONT_CARE);
    return;
  }
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
  if (mode == nullptr) return;
  glfwGetWindowPos(window, &impl_->windowed.x, &impl_->windowed.y);
  glfwGetWindowSize(window, &impl_->windowed.width, &impl_->windowed.height);
  glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

void GlWindow::set_title(const std::string& title) {
  glfwSetWindowTitle(impl_->window, title.c_str());
}

void GlWindow::wait_events(double timeout_s) {
  if (timeout_s > 0) {
    glfwWaitEventsTimeout(timeout_s);
  } else {
    glfwPollEvents();
  }
}

bool GlWindow::take_input() { return std::exchange(impl_->input, false); }

std::vector<ui::KeyPress> GlWindow::take_keys() { return std::exchange(impl_->keys, {}); }

void GlWindow::tap(ui::Key key) {
  switch (key) {
    case ui::Key::up:
      impl_->tapped = GLFW_KEY_UP;
      break;
    case ui::Key::down:
      impl_->tapped = GLFW_KEY_DOWN;
      break;
    case ui::Key::left:
      impl_->tapped = GLFW_KEY_LEFT;
      break;
    case ui::Key::right:
      impl_->tapped = GLFW_KEY_RIGHT;
      break;
    case ui::Key::enter:
      impl_->tapped = GLFW_KEY_ENTER;
      break;
    default:
      break;
  }
}

bool GlWindow::tapping() const { return impl_->tapped != 0; }

void GlWindow::set_look(const ui::Palette& palette, float em_px) {
  if (em_px != impl_->em_px) {
    impl_->fonts = ui::build_fonts(ui::find_fonts([](const std::filesystem::path& path) {
                                     std::error_code error;
                                     return std::filesystem::exists(path, error);
                                   }),
                                   em_px);
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
  }
  if (em_px != impl_->em_px || &palette != impl_->palette) ui::apply_style(palette, em_px);
  impl_->em_px = em_px;
  impl_->palette = &palette;
}

const ui::Fonts& GlWindow::fonts() const { return impl_->fonts; }

void GlWindow::begin_frame(bool tab_walks, bool arrows_walk) {
  ImGuiIO& io = ImGui::GetIO();
  io.KeyMap[ImGuiKey_Tab] = tab_walks ? GLFW_KEY_TAB : -1;
  io.KeyMap[ImGuiKey_UpArrow] = arrows_walk ? GLFW_KEY_UP : -1;
  io.KeyMap[ImGuiKey_DownArrow] = arrows_walk ? GLFW_KEY_DOWN : -1;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  // Down for one frame, up in the next.
  if (impl_->tapped != 0) {
    ImGui::GetIO().KeysDown[impl_->tapped] = !impl_->tap_held;
    if (impl_->tap_held) impl_->tapped = 0;
    impl_->tap_held = !impl_->tap_held;
  }
  ImGui::NewFrame();
}

void GlWindow::end_frame(const ui::Color& background) {
  ImGui::Render();
  const cv::Size2f pixels = size();
  glViewport(0, 0, static_cast<int>(pixels.width), static_cast<int>(pixels.height));
  glClearColor(background.r, background.g, background.b, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void GlWindow::show() { glfwSwapBuffers(impl_->window); }

}  // namespace attune::app
