const catalogue = {
  title: 'search',
};

export default catalogue;
